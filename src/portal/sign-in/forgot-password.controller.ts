import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { ForgotPasswordForm } from '../../access/sign-in.dto.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { Clock } from '../../kernel/clock.js';
import { PortalForgotPassword } from './portal-forgot-password.js';

const PAGE = {
  view: 'portal/forgot-password',
  layout: 'plain',
  model: { title: 'Forgot your password?', form: {}, homeHref: '/portal' },
};

/** Asks for a mail with a link to set a new password. */
@Controller('portal/forgot')
@Access({ public: true })
export class PortalForgotPasswordController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly forgotPassword: PortalForgotPassword,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.pages.render(request, reply, PAGE.view, PAGE.model, PAGE.layout);
  }

  @Post()
  mail(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.pages.submit(request, reply, PAGE, async () => {
      const { email } = await readForm(ForgotPasswordForm, request.body);
      await this.forgotPassword.mailLink(this.clock.now(), email, request.ip);
      const text = 'If this address belongs to an account, a mail with a link is on its way to it.';
      return { path: '/portal/sign-in', flash: { text, tone: 'info' } };
    });
  }
}
