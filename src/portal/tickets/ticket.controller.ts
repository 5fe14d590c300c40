import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { ConflictError, NotFoundError, type FieldError } from '../../kernel/errors.js';
import { ReadReassessments } from '../../reassessments/read-reassessments.js';
import { AccountOfLink } from '../sign-in/account-of-link.js';
import { AnswerTicket } from './answer-ticket.js';
import { PortalFormReader } from './portal-form-reader.js';
import { TicketPages } from './ticket-page.js';
import { typedAnswer, type TypedAnswer } from './typed-answer.js';

const TICKET = new SidPipe('reassessment');

/** One ticket: how it stands, what was said, and the customer's answer (P25, P26, P32–P34). */
@Controller('portal/reassessments')
@Access({ customer: true })
export class TicketController {
  constructor(
    private readonly pages: Pages,
    private readonly ticketPages: TicketPages,
    private readonly reading: ReadReassessments,
    private readonly reader: PortalFormReader,
    private readonly answering: AnswerTicket,
    private readonly accountOfLink: AccountOfLink,
  ) {}

  @Get(':ticket')
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('ticket', TICKET) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    try {
      const model = await this.ticketPages.draw(by, id);
      return await this.pages.render(request, reply, 'portal/ticket', model, 'portal');
    } catch (refusal) {
      if (!(refusal instanceof NotFoundError)) throw refusal;
      if (!(await this.accountOfLink.followTicket(by, id, request, reply))) throw refusal;
      return undefined;
    }
  }

  @Post(':ticket')
  async answer(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('ticket', TICKET) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const row = await this.reading.find(by, id);
    const form = await this.reader.read(by, request, reply);
    const typed = typedAnswer(form);
    const again = (status: number, errors: readonly FieldError[]): Promise<string> =>
      this.drawAgain(by, id, { request, reply, status, typed, errors });
    if (form.refusals.length > 0) return again(422, form.refusals);
    if (form.typed.text('do') !== '') return again(200, []);
    try {
      const result = await this.answering.answer(by, row, typed);
      if ('errors' in result) return await again(422, result.errors);
    } catch (refusal) {
      if (!(refusal instanceof ConflictError)) throw refusal;
      return again(409, [{ field: '', code: refusal.code, message: refusal.message }]);
    }
    this.pages.redirect(request, reply, request.url.split('?', 1)[0] ?? '/portal', {
      text: 'Sent. Thank you.',
    });
    return undefined;
  }

  private async drawAgain(
    by: CustomerPrincipal,
    id: string,
    again: {
      readonly request: FastifyRequest;
      readonly reply: FastifyReply;
      readonly status: number;
      readonly typed: TypedAnswer;
      readonly errors: readonly FieldError[];
    },
  ): Promise<string> {
    const { request, reply, status, typed, errors } = again;
    const model = await this.ticketPages.draw(by, id, typed, errors);
    void reply.status(status);
    return this.pages.render(request, reply, 'portal/ticket', model, 'portal');
  }
}
