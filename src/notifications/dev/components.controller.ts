import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { Summary } from '../../http/openapi/answers.decorator.js';
import { Pages } from '../../http/pages.js';
import { componentsPageModel } from '../../http/views/components-page.js';
import { Clock } from '../../kernel/clock.js';
import { DEV_NAV } from './inbox-page.js';

/** Every component of the pages in all its states. */
@Controller('dev/components')
@Access({ public: true })
export class ComponentsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Summary('Shows every component of the pages, in every state')
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const nav = DEV_NAV.map((place) => ({ ...place, current: place.href === '/dev/components' }));
    const model = { ...componentsPageModel(this.clock.now()), nav };
    return this.pages.render(request, reply, 'dev/components', model, 'desk');
  }
}
