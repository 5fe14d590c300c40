import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { Access } from '../access.decorator.js';
import { localPath } from '../local-path.js';
import type { AuthenticatedRequest } from '../principal.js';
import { SignInForm } from '../sign-in.dto.js';
import { StaffDoor } from './staff-door.js';

/** Where staff go after signing in. */
export const DESK = '/desk';

/** The sign-in page of the staff, and the way out. */
@Controller()
@Access({ public: true })
export class SignInController {
  constructor(
    private readonly pages: Pages,
    private readonly door: StaffDoor,
  ) {}

  @Get('sign-in')
  async show(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') next?: unknown,
  ): Promise<string | undefined> {
    const goOn = localPath(next, DESK);
    if (request.principal?.kind !== 'staff')
      return this.pages.render(
        request,
        reply,
        'access/sign-in',
        { ...SIGN_IN, next: goOn, form: {} },
        'plain',
      );
    this.pages.redirect(request, reply, goOn);
    return undefined;
  }

  @Post('sign-in')
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const typed = Object(request.body);
    const page = {
      view: 'access/sign-in',
      layout: 'plain',
      model: { ...SIGN_IN, next: localPath(typed.next, DESK) },
    };
    return this.pages.submit(request, reply, page, async () => {
      const form = await readForm(SignInForm, request.body);
      await this.door.withPassword(request, reply, form.email, form.password);
      return localPath(form.next, DESK);
    });
  }

  @Post('sign-out')
  async signOut(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.door.leave(request, reply);
    this.pages.redirect(request, reply, '/sign-in', { text: 'You are signed out.' });
  }
}

const SIGN_IN = { title: 'Sign in' };
