import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { isPartySql } from '../accounts/party-to-account.js';
import { CONFIG, type Config } from '../config/config.js';
import { statementOf, type Statement } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock, MINUTE } from '../kernel/clock.js';
import type { CaseType } from '../kernel/words.js';
import { Ledger } from '../ledger/ledger.js';
import { caseEvent } from './case-event.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers } from './case-handler.js';
import { CASE_SCOPE_COLUMNS } from './case-scope.js';
import { ESCALATED_QUEUE } from './queues.js';

interface ClaimedRow {
  readonly id: string;
  readonly accountId: string;
  readonly type: CaseType;
  readonly subjectId: string;
}

/** Hands a reviewer the next case of the queue: lane, due time, priority. Two who ask at once never get the same one, and nobody waits. */
@Injectable()
export class ClaimNext {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** The id of the case that now is this person's; null when there is none for him. */
  claimNext(by: StaffPrincipal, type?: CaseType): Promise<string | null> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + this.config.claimMinutes * MINUTE);
      const [claimed] = await tx.query<ClaimedRow>(claimNextStatement(by, type, now, until));
      if (claimed === undefined) return null;
      this.ledger.record(tx, now, caseEvent('case.claimed', actorOf(by), claimed, { next: true }));
      await handlerFor(this.handlers, claimed.type).begin?.(tx, claimed.subjectId, actorOf(by), now);
      return claimed.id;
    });
  }
}

/** Walks the index `cases_next` (or `cases_next_any`) until the first open case that this person may decide. */
function claimNextStatement(
  by: StaffPrincipal,
  type: CaseType | undefined,
  now: Date,
  until: Date,
): Statement {
  const ability = abilityOf(by);
  const values: unknown[] = [by.staff.id, by.staff.email, now, until];
  const scope = readableSql(ability, 'work', 'case', CASE_SCOPE_COLUMNS, values.length + 1);
  values.push(...scope.values);
  const ofType = type === undefined ? '' : `AND c.type = $${values.push(type)}`;
  const escalated = ability.can('override', 'case') ? '' : `AND c.queue <> '${ESCALATED_QUEUE}'`;
  const text = `
    UPDATE cases SET status = 'in_review', assignee_id = $1, claimed_at = $3, claim_expires_at = $4
    WHERE id = (
      SELECT c.id FROM cases c JOIN accounts a ON a.id = c.account_id
      WHERE c.status = 'open' AND c.pending_decision_id IS NULL AND ${scope.text} ${ofType} ${escalated}
        AND NOT $1::uuid = ANY (c.excluded_staff_ids)
        AND NOT ${isPartySql('a', '$1', '$2')}
      ORDER BY c.lane_rank, c.due_by, c.priority, c.id
      LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
    RETURNING id, account_id AS "accountId", subject_id AS "subjectId", type`;
  return statementOf('claim-next', text, values);
}
