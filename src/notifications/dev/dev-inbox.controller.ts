import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { isApi } from '../../http/caller.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import { DevInbox, type KeptMessage } from '../dev-inbox.js';
import { InboxMessageView, InboxQuery } from './dev.dto.js';
import { inboxModel } from './inbox-page.js';

const MESSAGE = new SidPipe('outbox');

/** A mail may style itself; it may not run, load, send or frame anything, and its links open beside it. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** Every e-mail, SMS and call of development, to read and to follow the links of. */
@Controller('dev/inbox')
@Access({ public: true })
export class DevInboxController {
  constructor(
    private readonly inbox: DevInbox,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Answers(InboxMessageView, { list: true })
  @Summary('Lists the e-mails, SMS and calls made, the newest first; a page for browsers')
  async list(
    @Query() { to }: InboxQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<InboxMessageView> | string> {
    const messages = await this.inbox.list(to ?? null);
    void reply.header('vary', 'accept');
    if (isApi(request)) return { items: messages.map(viewOf), nextCursor: null };
    return this.draw(request, reply, inboxModel(messages, messages[0], to));
  }

  @Get(':message')
  @Summary('Shows one message on its page')
  async show(
    @Param('message', MESSAGE) id: string,
    @Query() { to }: InboxQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [messages, shown] = await Promise.all([this.inbox.list(to ?? null), this.find(id)]);
    return this.draw(request, reply, inboxModel(messages, shown, to));
  }

  @Get(':message/html')
  @Summary('Gives the HTML of an e-mail, for a frame that may do nothing')
  async html(
    @Param('message', MESSAGE) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { html } = await this.find(id);
    void reply.type('text/html; charset=utf-8').header('content-security-policy', MAIL_POLICY);
    return html.replace('<head>', '<head><base target="_blank">');
  }

  /** The one page that may hold a frame: of our own, with a mail in it. */
  private draw(request: FastifyRequest, reply: FastifyReply, model: object): Promise<string> {
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    void reply.header('content-security-policy', `${policy};frame-src 'self'`);
    return this.pages.render(request, reply, 'dev/inbox', model, 'desk');
  }

  private async find(id: string): Promise<KeptMessage> {
    const message = await this.inbox.find(id);
    if (message === null) throw new NotFoundError('message', toSid('outbox', id));
    return message;
  }
}

function viewOf({ to, channel, subject, text, html, replyTo, sentAt }: KeptMessage): InboxMessageView {
  return { to, channel, subject, text, html, replyTo, sentAt: sentAt.toISOString() };
}
