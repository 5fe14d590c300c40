import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { localPath } from '../../access/local-path.js';
import type { AuthenticatedRequest } from '../../access/principal.js';
import { SignInForm } from '../../access/sign-in.dto.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { PortalDoor } from './portal-door.js';

/** Where a customer goes after signing in. */
export const PORTAL = '/portal';

const PAGE = { title: 'Sign in', homeHref: PORTAL };

/** The customers' sign-in page, and the way out. */
@Controller('portal')
@Access({ public: true })
export class PortalSignInController {
  constructor(
    private readonly pages: Pages,
    private readonly door: PortalDoor,
  ) {}

  @Get('sign-in')
  async show(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') next?: unknown,
  ): Promise<string | undefined> {
    const goOn = localPath(next, PORTAL);
    if (request.principal?.kind !== 'customer')
      return this.pages.render(request, reply, 'portal/sign-in', { ...PAGE, next: goOn, form: {} }, 'plain');
    this.pages.redirect(request, reply, goOn);
    return undefined;
  }

  @Post('sign-in')
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const next = localPath(Object(request.body).next, PORTAL);
    const page = { view: 'portal/sign-in', layout: 'plain', model: { ...PAGE, next } };
    return this.pages.submit(request, reply, page, async () => {
      const form = await readForm(SignInForm, request.body);
      const hasChoice = await this.door.withPassword(request, reply, form);
      return hasChoice && next === PORTAL ? '/portal/accounts' : next;
    });
  }

  @Post('sign-out')
  async signOut(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.door.leave(request, reply);
    this.pages.redirect(request, reply, '/portal/sign-in', { text: 'You are signed out.' });
  }
}
