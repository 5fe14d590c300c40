import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { AccountClosedError } from '../../accounts/account-refusals.js';
import { Pages } from '../../http/pages.js';
import { isTicketOpen } from '../../reassessments/reassessments.states.js';
import { nextRound, restrictedSince } from '../../reassessments/reassessments.rules.js';
import { AccountOfLink } from '../sign-in/account-of-link.js';
import { AccountStanding } from '../standing/account-standing.js';
import { NEW_TICKET_PATH, ticketPath } from '../standing/alerts.js';
import { cannotAskPage } from './cannot-ask.js';
import { NewTicketPage } from './new-ticket-page.js';
import { ReceiveTicket } from './receive-ticket.js';

/** Asking for a reassessment: the form, its draft, and filing it (P8, P17–P24, P33). */
@Controller('portal/reassessment')
@Access({ customer: true })
export class NewTicketController {
  constructor(
    private readonly pages: Pages,
    private readonly page: NewTicketPage,
    private readonly standing: AccountStanding,
    private readonly receive: ReceiveTicket,
    private readonly accountOfLink: AccountOfLink,
  ) {}

  @Get('new')
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (await this.accountOfLink.follow(by, request, reply)) return undefined;
    const { account, tickets, openHolds } = await this.standing.ofCaller(by);
    const open = tickets.find((ticket) => isTicketOpen(ticket.status));
    if (open !== undefined) {
      this.pages.redirect(request, reply, ticketPath(open));
      return undefined;
    }
    return this.orSayWhyNot(by, request, reply, async () => {
      if (account.status === 'closed') throw new AccountClosedError(account);
      nextRound(tickets, restrictedSince(account, openHolds));
      return this.draw(request, reply, await this.page.begin(by));
    });
  }

  @Post('new')
  async send(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.orSayWhyNot(by, request, reply, async () => {
      const received = await this.receive.receive(by, request, reply);
      if ('path' in received) {
        this.pages.redirect(request, reply, received.path, received.flash);
        return undefined;
      }
      void reply.status(422);
      return this.draw(request, reply, await this.page.draw(by, received.typed, received.errors));
    });
  }

  /** What a script keeps of the form while it is typed. */
  @Post('draft')
  @HttpCode(204)
  async keep(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.receive.keepDraft(by, request, reply);
  }

  private draw(request: FastifyRequest, reply: FastifyReply, model: object): Promise<string> {
    return this.pages.render(
      request,
      reply,
      'portal/new-ticket',
      { ...model, action: NEW_TICKET_PATH },
      'portal',
    );
  }

  private async orSayWhyNot(
    by: CustomerPrincipal,
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<string | undefined>,
  ): Promise<string | undefined> {
    try {
      return await work();
    } catch (refusal) {
      const model = cannotAskPage(refusal, await this.standing.ticketsNow(by));
      if (model === null) throw refusal;
      void reply.status(409);
      return this.pages.render(request, reply, 'portal/cannot-ask', model, 'portal');
    }
  }
}
