import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { SHORTEST_PASSWORD } from '../../access/passwords.js';
import { NewPasswordForm } from '../../access/sign-in.dto.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { Clock } from '../../kernel/clock.js';
import { PortalDoor } from './portal-door.js';
import { PortalPassword } from './portal-password.js';

/** Behind the link of the welcome mail or of a forgotten password: looking only shows the form, sending it uses the link up. */
@Controller('portal/set-password')
@Access({ public: true })
export class SetPortalPasswordController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly password: PortalPassword,
    private readonly door: PortalDoor,
  ) {}

  @Get(':secret')
  async show(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const holder = await this.password.findHolder(this.clock.now(), secret);
    if (holder !== null)
      return this.pages.render(request, reply, 'portal/set-password', modelFor(holder), 'plain');
    void reply.status(410);
    const gone = { title: 'This link is no longer good', homeHref: '/portal' };
    return this.pages.render(request, reply, 'portal/link-used', gone, 'plain');
  }

  @Post(':secret')
  async use(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const holder = await this.password.findHolder(this.clock.now(), secret);
    if (holder === null) return this.show(secret, request, reply);
    const page = { view: 'portal/set-password', layout: 'plain', model: modelFor(holder) };
    return this.pages.submit(request, reply, page, async () => {
      const { password } = await readForm(NewPasswordForm, request.body);
      const hasChoice = await this.door.withLink(request, reply, { secret, password });
      const path = hasChoice ? '/portal/accounts' : '/portal';
      return { path, flash: { text: 'Your password is set, and you are signed in.' } };
    });
  }
}

function modelFor({ email }: { readonly email: string }): object {
  return { title: 'Choose a password', email, shortest: SHORTEST_PASSWORD, homeHref: '/portal' };
}
