import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.js';
import { Pages } from '../http/pages.js';

/** The address without a path: the desk, which asks who is not signed in to do so. Customers come by `/portal`. */
@Controller()
export class HomeController {
  constructor(private readonly pages: Pages) {}

  @Get()
  @Access({ public: true })
  home(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.pages.redirect(request, reply, '/desk');
  }
}
