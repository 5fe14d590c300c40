import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { ChangeReassessment } from '../../reassessments/change-reassessment.js';
import { ReadReassessments } from '../../reassessments/read-reassessments.js';
import { isTicketOpen } from '../../reassessments/reassessments.states.js';
import { requestName } from './outcome-text.js';
import { ticketPath } from '../standing/alerts.js';

const TICKET = new SidPipe('reassessment');

/** Taking a ticket back: asked once more before it is done. */
@Controller('portal/reassessments/:ticket/withdraw')
@Access({ customer: true })
export class WithdrawTicketController {
  constructor(
    private readonly pages: Pages,
    private readonly reading: ReadReassessments,
    private readonly changing: ChangeReassessment,
  ) {}

  @Get()
  async confirm(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('ticket', TICKET) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { status, round } = await this.reading.find(by, id);
    const ticket = ticketPath({ id });
    if (!isTicketOpen(status)) {
      this.pages.redirect(request, reply, ticket);
      return undefined;
    }
    const model = { title: 'Take the request back?', name: requestName(round), ticket };
    return this.pages.render(request, reply, 'portal/withdraw', model, 'portal');
  }

  @Post()
  async withdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('ticket', TICKET) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.changing.withdraw(by, id, {});
    this.pages.redirect(request, reply, ticketPath({ id }), { text: 'Your request was taken back.' });
  }
}
