import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { STAFF_COLUMNS, staffMemberOf, type StaffRow } from '../access/credentials.sql.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock, MINUTE } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeOnCase, authorizeReview, requireClaim } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { refuseStale } from './refuse-stale.js';
import { CaseNote } from './case-note.entity.js';
import { DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { lockCase } from './locked-case.sql.js';

/** Gives a case to a person: by who holds it, or by who may hand off any. The other must be allowed to decide it. */
@Injectable()
export class HandOffCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws NotFoundError, ForbiddenError, InvalidError at `to` */
  handOff(
    by: StaffPrincipal,
    request: { caseId: string; to: string; note: string | null; version?: number | undefined },
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, request.caseId, by.staff.id);
      authorizeOnCase(by, 'read', kase);
      await refuseStale(tx, kase, request.version);
      if (!abilityOf(by).can('hand_off', 'case')) requireClaim(by, kase);
      else authorizeOnCase(by, 'hand_off', kase);
      if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
      const receiver = await findReceiver(tx, request.to);
      authorizeReceiver(receiver, await lockCase(tx, request.caseId, receiver.staff.id));
      const now = this.clock.now();
      const status = nextCaseStatus(kase.status, 'hand_off');
      const claimExpiresAt = new Date(now.getTime() + this.config.claimMinutes * MINUTE);
      tx.write(
        updateRow(Case, kase.id, {
          status,
          assigneeId: receiver.staff.id,
          claimedAt: now,
          claimExpiresAt,
          snoozedUntil: null,
        }),
      );
      if (request.note !== null)
        tx.write(
          insertRow(CaseNote, {
            id: newId(now),
            caseId: kase.id,
            staffId: by.staff.id,
            text: request.note,
            createdAt: now,
          }),
        );
      this.ledger.record(
        tx,
        now,
        caseEvent('case.handed_off', actorOf(by), kase, { to: receiver.staff.name }),
      );
    });
  }
}

async function findReceiver(tx: Tx, staffId: string): Promise<StaffPrincipal> {
  const [row] = await tx.query<StaffRow>({
    name: 'find-receiver',
    text: `SELECT ${STAFF_COLUMNS} FROM staff s WHERE s.id = $1 AND s.disabled_at IS NULL`,
    values: [staffId],
  });
  if (row === undefined)
    throw InvalidError.field(
      'to',
      'staff_unknown',
      'There is no such person, or their access is switched off.',
    );
  return { kind: 'staff', staff: staffMemberOf(row) };
}

function authorizeReceiver(receiver: StaffPrincipal, kase: Parameters<typeof authorizeReview>[1]): void {
  try {
    authorizeReview(receiver, kase);
  } catch {
    throw InvalidError.field(
      'to',
      'receiver_may_not_decide',
      `${receiver.staff.name} may not decide this case. Choose somebody else.`,
    );
  }
}
