import { toSid } from '../kernel/ids.js';
import { isTicketOpen } from '../reassessments/reassessments.states.js';
import type { OutboundStanding } from './outbound/outbound-standing.js';
import { presentOnOverview } from './outbound/present-on-overview.js';
import type { Standing } from './standing/account-standing.js';
import { ticketPath } from './standing/alerts.js';
import { outcomeText, requestName, STATUS_BADGES } from './tickets/outcome-text.js';
import { promiseWords } from './tickets/promise-words.js';
import type { StandingTicket } from './standing/standing.sql.js';
import { ticketSteps } from './tickets/ticket-steps.js';

/** The portal's first page: the requests under way as steps, those that are over as a list, and what the account is. */
export function presentHome(
  { account, tickets, alerts }: Standing,
  outbound: OutboundStanding,
  now: Date,
): object {
  const open = tickets.filter((ticket) => isTicketOpen(ticket.status));
  const over = tickets.filter((ticket) => !isTicketOpen(ticket.status));
  return {
    title: 'Overview',
    isClear: alerts.length === 0,
    outbound: presentOnOverview(outbound, now),
    requests: open.map((ticket) => ({
      ...summaryOf(ticket),
      isYourTurn: ticket.status === 'awaiting_customer',
      steps: ticketSteps(ticket, promiseWords(ticket, account.country, now)),
    })),
    history: over.map((ticket) => ({ ...summaryOf(ticket), outcome: outcomeText(ticket) })),
    facts: [
      { label: 'Company', value: account.companyName },
      ...(account.friendlyName === null ? [] : [{ label: 'Called', value: account.friendlyName }]),
      { label: 'Account', sid: toSid('account', account.id) },
      { label: 'Status', badge: account.status },
      { label: 'Plan', value: PLAN_NAMES[account.plan] },
      { label: 'Mode', badge: account.mode },
      { label: 'E-mail', value: account.email },
      { label: 'Website', value: account.website },
      { label: 'Opened', at: account.createdAt },
    ],
    services: account.services,
  };
}

const PLAN_NAMES = { self_service: 'Self-service', contracted: 'Contract' } as const;

function summaryOf(ticket: StandingTicket) {
  return {
    name: requestName(ticket.round),
    href: ticketPath(ticket),
    badge: STATUS_BADGES[ticket.status],
    filedAt: ticket.filedAt,
    decidedAt: ticket.decidedAt,
  };
}
