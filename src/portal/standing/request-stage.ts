import {
  nextRound,
  DecisionFinalError,
  type EarlierTicket,
} from '../../reassessments/reassessments.rules.js';
import { isTicketOpen } from '../../reassessments/reassessments.states.js';

/** What the owner of a restricted account can do next (P8, P33, P34). */
export type RequestStage<Ticket extends EarlierTicket> =
  | { readonly stage: 'may_ask' }
  | {
      readonly stage: 'in_review' | 'awaiting_customer' | 'may_ask_again' | 'final';
      readonly ticket: Ticket;
    };

/**
 * Where the dispute about the restrictions stands: nobody has asked yet, a ticket is open (and perhaps waits for its
 * customer), the first was rejected, or the last was. `restrictedSince`: when the oldest restriction that stands was placed.
 */
export function requestStage<Ticket extends EarlierTicket>(
  tickets: readonly Ticket[],
  restrictedSince: Date,
): RequestStage<Ticket> {
  const open = tickets.find((ticket) => isTicketOpen(ticket.status));
  if (open !== undefined)
    return { stage: open.status === 'awaiting_customer' ? 'awaiting_customer' : 'in_review', ticket: open };
  const rejected = newestRejected(tickets, restrictedSince);
  if (rejected === undefined) return { stage: 'may_ask' };
  return { stage: mayStillAsk(tickets, restrictedSince) ? 'may_ask_again' : 'final', ticket: rejected };
}

function newestRejected<Ticket extends EarlierTicket>(
  tickets: readonly Ticket[],
  since: Date,
): Ticket | undefined {
  return tickets
    .filter((ticket) => ticket.status === 'rejected' && ticket.filedAt >= since)
    .sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime())[0];
}

/** The rule itself is that of filing, so that no page offers what would be refused. */
function mayStillAsk(tickets: readonly EarlierTicket[], since: Date): boolean {
  try {
    nextRound(tickets, since);
    return true;
  } catch (refusal) {
    if (refusal instanceof DecisionFinalError) return false;
    throw refusal;
  }
}
