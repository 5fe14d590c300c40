import { Injectable } from '@nestjs/common';
import type { Statement } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import { revokeSessionOf, revokeSessionsOf } from '../sessions.sql.js';

/** Lets a staff member end his own sessions on other devices. A session that was ended is refused with its next request. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
  ) {}

  /** @throws NotFoundError when he has no such live session. */
  async one(now: Date, person: StaffPrincipal, sessionId: string): Promise<void> {
    const ended = await this.end(now, person, revokeSessionOf(person.staff.id, sessionId, now));
    if (ended === 0) throw new NotFoundError('session', toSid('session', sessionId));
  }

  /** All but the one with which he asks; gives how many. */
  others(now: Date, person: StaffPrincipal): Promise<number> {
    return this.end(now, person, revokeSessionsOf(person.staff.id, person.sessionId ?? null, now));
  }

  private end(now: Date, person: StaffPrincipal, statement: Statement): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await tx.query<{ id: string }>(statement);
      if (ended.length > 0)
        this.ledger.record(tx, now, {
          action: 'staff.sessions_ended',
          actor: actorOf(person),
          subjectKind: 'staff',
          subjectId: person.staff.id,
          detail: { sessions: ended.map(({ id }) => toSid('session', id)) },
        });
      return ended.length;
    });
  }
}
