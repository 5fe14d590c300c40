import { Account } from '../accounts/account.entity.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { Reassessment } from './reassessment.entity.js';

/** All tickets of an account, newest first; there are few. */
export function listTicketsOfAccount(accountId: string): Statement {
  return {
    name: 'list-tickets-of-account',
    text: `SELECT ${columnsOf(Reassessment, 'r')} FROM reassessments r WHERE r.account_id = $1 ORDER BY r.filed_at DESC, r.id DESC`,
    values: [accountId],
  };
}

/** One ticket, with what guards it. */
export function findTicket(id: string): Statement {
  return {
    name: 'find-ticket',
    text: `SELECT ${columnsOf(Reassessment, 'r')}, a.parent_id AS "parentId", a.company_name AS "accountName", a.email AS "accountEmail", a.country, a.band,
             a.closed_at AS "accountClosedAt"
           FROM reassessments r JOIN accounts a ON a.id = r.account_id WHERE r.id = $1`,
    values: [id],
  };
}

/** A ticket with what guards it and whom to write to. */
export interface TicketWithAccount extends Reassessment {
  readonly parentId: string | null;
  readonly accountName: string;
  readonly accountEmail: string;
  readonly country: string;
  readonly band: string;
  readonly accountClosedAt: Date | null;
}

/** Who decided a case, as person or second person: they may not decide its next round (P35). */
export function listDeciders(caseId: string): Statement {
  return {
    name: 'list-deciders',
    text: `SELECT DISTINCT x.id FROM decisions d, LATERAL (VALUES (d.actor_id), (d.confirmed_by_id)) AS x (id)
           WHERE d.case_id = $1 AND d.actor_kind = 'staff' AND x.id IS NOT NULL`,
    values: [caseId],
  };
}

/** Facts that are met with zero tolerance and were not cleared (P27–P30). */
export function listZeroToleranceFacts(accountId: string): Statement {
  return {
    name: 'list-zero-tolerance-facts',
    text: `SELECT f.kind, f.occurred_at AS "occurredAt" FROM account_facts f
           WHERE f.account_id = $1 AND f.zero_tolerance AND f.cleared_at IS NULL ORDER BY f.occurred_at`,
    values: [accountId],
  };
}

/** The account of a ticket, as a subquery: what a review needs can then be asked for in one round trip, before the account is known. */
const ACCOUNT_OF_TICKET = `(SELECT x.account_id FROM reassessments x WHERE x.id = $1)`;

/**
 * The ticket, the account and its zero-tolerance facts, asked for together. To decide, ticket and account are
 * locked, in that order; to look, neither is.
 */
export function reviewStatements(ticketId: string, purpose: 'decide' | 'look') {
  const values = [ticketId];
  const lock = purpose === 'decide' ? ' FOR UPDATE' : '';
  return {
    ticket: {
      name: `ticket-to-${purpose}`,
      text: `SELECT ${columnsOf(Reassessment, 'r')} FROM reassessments r WHERE r.id = $1${lock}`,
      values,
    },
    account: {
      name: `account-of-ticket-to-${purpose}`,
      text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.id = ${ACCOUNT_OF_TICKET}${lock}`,
      values,
    },
    zeroToleranceFacts: {
      name: 'list-zero-tolerance-facts-of-ticket',
      text: `SELECT f.kind FROM account_facts f
             WHERE f.account_id = ${ACCOUNT_OF_TICKET} AND f.zero_tolerance AND f.cleared_at IS NULL`,
      values,
    },
  } satisfies Record<string, Statement>;
}
