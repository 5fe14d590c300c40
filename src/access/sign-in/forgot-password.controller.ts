import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { Clock } from '../../kernel/clock.js';
import { Access } from '../access.decorator.js';
import { ForgotPassword } from './forgot-password.js';
import { ForgotPasswordForm } from '../sign-in.dto.js';

const PAGE = {
  view: 'access/forgot-password',
  layout: 'plain',
  model: { title: 'Forgot your password?', form: {} },
};

/** Asks for a mail with a link to set a new password. */
@Controller('sign-in/forgot')
@Access({ public: true })
export class ForgotPasswordController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly forgotPassword: ForgotPassword,
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
      const text =
        'If this address belongs to somebody on the staff, a mail with a link is on its way to it.';
      return { path: '/sign-in', flash: { text, tone: 'info' } };
    });
  }
}
