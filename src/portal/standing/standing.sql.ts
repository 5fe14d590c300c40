import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { Reassessment } from '../../reassessments/reassessment.entity.js';

/** A ticket with since when we wait for its customer. */
export interface StandingTicket extends Reassessment {
  readonly askedAt: Date | null;
}

/** For the portal's home and the alerts: all tickets of an account, the newest first; there are few. */
export function ticketsWithTurn(accountId: string): Statement {
  return {
    name: 'tickets-with-turn',
    text: `SELECT ${columnsOf(Reassessment, 'r')},
             CASE WHEN r.status = 'awaiting_customer' THEN c.clock_paused_at END AS "askedAt"
           FROM reassessments r JOIN cases c ON c.id = r.case_id
           WHERE r.account_id = $1 ORDER BY r.filed_at DESC, r.id DESC`,
    values: [accountId],
  };
}
