import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { Pages } from '../../http/pages.js';
import { parseSid, toSid } from '../../kernel/ids.js';
import { TypedForm } from '../tickets/typed-form.js';
import { ConfirmMail, type FoundMail } from './confirm-mail.js';
import { describeDraft } from './describe-draft.js';
import { DRAFT_KEPT_MS } from './enter-mail.js';
import { endOfMail } from './end-of-mail.js';

/** Behind the link of the confirmation: looking shows the mail and what will become of it, sending the form does it. */
@Controller('portal/mail')
@Access({ public: true })
export class ConfirmMailController {
  constructor(
    private readonly pages: Pages,
    private readonly confirming: ConfirmMail,
  ) {}

  @Get(':secret')
  async show(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.confirming.find(secret);
    if (found?.mail.status === 'waiting')
      return this.pages.render(request, reply, 'portal/confirm-mail', draftModel(found), 'plain');
    if (found === null) void reply.status(410);
    return this.pages.render(request, reply, 'portal/mail-settled', endOfMail(found?.mail ?? null), 'plain');
  }

  @Post(':secret')
  async use(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const found = await this.confirming.find(secret);
    if (found?.mail.status !== 'waiting') return this.show(secret, request, reply);
    const page = { view: 'portal/confirm-mail', layout: 'plain', model: draftModel(found) };
    return this.pages.submit(request, reply, page, async () => {
      const form = TypedForm.of(request.body);
      const path = `/portal/mail/${secret}`;
      if (form.text('do') === 'discard') {
        await this.confirming.discard(found, request.ip);
        return path;
      }
      const chosen = parseSid('account', form.text('account'));
      const { notes } = await this.confirming.confirm(found, chosen, request.ip);
      return notes.length === 0 ? path : { path, flash: { text: notes.join(' '), tone: 'warning' } };
    });
  }
}

function draftModel({ mail, choices }: FoundMail): object {
  const text = mail.text ?? '';
  const described = choices.map(({ account, outcome }) => ({
    ...describeDraft(account, outcome, text),
    value: toSid('account', account.accountId),
  }));
  const isFutile = described.every((one) => one.isFutile);
  return {
    title: 'Is this mail yours?',
    homeHref: '/portal',
    from: mail.fromAddress,
    subject: mail.subject,
    text,
    receivedAt: mail.receivedAt,
    validUntil: new Date(mail.receivedAt.getTime() + DRAFT_KEPT_MS),
    fileNames: mail.fileNames,
    choices: described,
    hasChoice: described.length > 1,
    only: described[0] ?? null,
    confirmLabel: isFutile ? 'It is mine, and I have read this' : 'Yes, it is mine: do that',
    form: {},
  };
}
