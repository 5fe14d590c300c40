import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { AccountFact } from './account-facts.js';
import { lockFact } from './facts.sql.js';
import { lockAccount } from './locked-account.js';
import { refuseParty } from './party-to-account.js';
import { presentFact, type FactView } from './fact.views.js';
import { authorizeFacts } from './staff-facts.js';

/** A fact that turned out wrong or settled is cleared, with a note; it stays on record and no longer counts (P27–P30). */
@Injectable()
export class ClearFact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  /** @throws NotFoundError, ForbiddenError, ConflictError `already_cleared` */
  clear(by: StaffPrincipal, accountId: string, factId: string, note: string): Promise<FactView> {
    const now = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      authorizeFacts(by, 'clear', await lockAccount(tx, accountId));
      await refuseParty(tx, by.staff, accountId);
      const [fact] = await tx.query<AccountFact>(lockFact(accountId, factId));
      if (fact === undefined) throw new NotFoundError('fact', toSid('fact', factId));
      if (fact.clearedAt !== null)
        throw new ConflictError(
          'already_cleared',
          `This fact was cleared on ${fact.clearedAt.toISOString()}. Nothing is left to do.`,
        );
      const cleared = { clearedAt: now, clearedBy: by.staff.id, clearedNote: note };
      tx.write(updateRow(AccountFact, factId, cleared));
      this.ledger.record(tx, now, {
        action: 'account_fact.cleared',
        actor: actorOf(by),
        subjectKind: 'account_fact',
        subjectId: factId,
        accountId,
        detail: { kind: fact.kind, note },
      });
      return presentFact({ ...fact, ...cleared, clearedByName: by.staff.name });
    });
  }
}
