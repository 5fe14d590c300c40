import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Ledger } from '../../ledger/ledger.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import { revokeSessionOf } from '../sessions.sql.js';

/** Ends the session with which a staff member asks for it. */
@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
  ) {}

  async of(now: Date, person: StaffPrincipal): Promise<void> {
    const { sessionId } = person;
    if (sessionId === undefined) return;
    await this.unitOfWork.run((tx) => {
      tx.write(revokeSessionOf(person.staff.id, sessionId, now));
      this.ledger.record(tx, now, {
        action: 'staff.signed_out',
        actor: actorOf(person),
        subjectKind: 'staff',
        subjectId: person.staff.id,
      });
      return Promise.resolve();
    });
  }
}
