import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { Clock } from '../../kernel/clock.js';
import { Access } from '../access.decorator.js';
import { SHORTEST_PASSWORD } from '../passwords.js';
import { SetPassword } from './set-password.js';
import { NewPasswordForm } from '../sign-in.dto.js';
import { DESK } from './sign-in.controller.js';
import { StaffDoor } from './staff-door.js';

/** Behind a mailed or printed one-time link: looking only shows the form, sending the form uses the link up. */
@Controller('sign-in/link')
@Access({ public: true })
export class SignInLinkController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly setPassword: SetPassword,
    private readonly door: StaffDoor,
  ) {}

  @Get(':secret')
  async show(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const holder = await this.setPassword.findHolder(this.clock.now(), secret);
    if (holder !== null)
      return this.pages.render(request, reply, 'access/set-password', modelFor(holder), 'plain');
    void reply.status(410);
    return this.pages.render(
      request,
      reply,
      'access/link-used',
      { title: 'This link is no longer good' },
      'plain',
    );
  }

  @Post(':secret')
  async use(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const holder = await this.setPassword.findHolder(this.clock.now(), secret);
    if (holder === null) return this.show(secret, request, reply);
    const page = { view: 'access/set-password', layout: 'plain', model: modelFor(holder) };
    return this.pages.submit(request, reply, page, async () => {
      const form = await readForm(NewPasswordForm, request.body);
      await this.door.withLink(request, reply, secret, form.password);
      return { path: DESK, flash: { text: 'Your password is set, and you are signed in.' } };
    });
  }
}

function modelFor(holder: { readonly name: string; readonly email: string }): object {
  const { name, email } = holder;
  return { title: 'Choose a password', name, email, shortest: SHORTEST_PASSWORD };
}
