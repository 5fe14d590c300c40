import { ConflictError } from '../../kernel/errors.js';
import type { StandingTicket } from '../standing/standing.sql.js';
import { ticketPath } from '../standing/alerts.js';

/** Why no (further) request can be filed, as a page that says so plainly, with the way to the request that exists (P33, P34). */
export function cannotAskPage(refusal: unknown, tickets: readonly StandingTicket[]): object | null {
  if (!(refusal instanceof ConflictError)) return null;
  const title = TITLES[refusal.code];
  if (title === undefined) return null;
  const [newest] = tickets;
  const ticket = refusal.code === 'nothing_to_reassess' || newest === undefined ? null : ticketPath(newest);
  return { title, text: refusal.message, ticket };
}

const TITLES: Readonly<Record<string, string>> = {
  ticket_open: 'You have asked already',
  decision_final: 'The decision is final',
  nothing_to_reassess: 'Nothing is restricted',
  restricted_with_parent: 'Ask for the parent account',
  account_closed: 'This account is closed',
};
