import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';
import { markLures } from './mark-lures.js';
import { changesBetween } from './ticket-changes.js';
import { findTicket, type TicketWithAccount } from './reassessments.sql.js';

/** What the reviewer sees of a ticket: the customer's own words, with the earlier round beside them. */
@Injectable()
export class ReassessmentPanel {
  constructor(private readonly database: Database) {}

  async present(ticketId: string): Promise<{ view: string; model: object }> {
    const ticket = await this.database.find<TicketWithAccount>(findTicket(ticketId));
    if (ticket === null) throw new NotFoundError('reassessment ticket');
    const previous =
      ticket.previousId === null
        ? null
        : await this.database.find<TicketWithAccount>(findTicket(ticket.previousId));
    return {
      view: 'reassessments/panel',
      model: {
        ticket: detailsOf(ticket),
        previous: previous === null ? null : detailsOf(previous),
        changes: previous === null ? [] : changesBetween(previous, ticket),
      },
    };
  }
}

function detailsOf(ticket: TicketWithAccount) {
  const {
    companyName,
    companyWebsite,
    useCase,
    services,
    countries,
    unitsPerMonth,
    sampleMessage,
    round,
    filedAt,
  } = ticket;
  const spendPerMonth = { amount: ticket.spendAmount, currency: ticket.spendCurrency };
  return {
    companyName,
    companyWebsite,
    useCase,
    services,
    countries,
    unitsPerMonth,
    spendPerMonth,
    sampleMessage: sampleMessage === null ? null : markLures(sampleMessage),
    round,
    filedAt,
  };
}
