import { Injectable } from '@nestjs/common';
import { Staff } from '../../access/staff.entity.js';
import { insertRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { APPLICATIONS } from '../content/applications.js';
import { BUSINESSES } from '../content/businesses.js';
import { STAFF, staffEmail } from '../content/staff.js';
import { keepMailInside, writeMark, type DemonstrationMark } from '../demonstration-mark.js';
import { Cast } from './cast.js';

/** Enters the fictional staff, and marks the load as begun, in one transaction. They get no invitation and no password. */
@Injectable()
export class Hire {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<{ cast: Cast; mark: DemonstrationMark }> {
    const at = this.clock.now();
    const cast = new Cast();
    const rows = STAFF.map(({ key, name, roles, caseTypes }) => {
      const row = { id: newId(at), email: staffEmail(key), name, roles: [...roles] };
      const scope = { caseTypes, countries: null, maxBand: null };
      cast.hire(key, { ...row, scope });
      return { ...row, scopeCaseTypes: caseTypes === null ? null : [...caseTypes], createdAt: at };
    });
    const mark = {
      state: 'loading',
      staffIds: rows.map(({ id }) => id),
      addresses: [...[...rows, ...BUSINESSES].map(({ email }) => email.toLowerCase()), ...phones()],
    } as const;
    await this.unitOfWork.run((tx) => {
      tx.write(writeMark(mark, at));
      tx.write(keepMailInside(mark.addresses, at));
      for (const row of rows) {
        tx.write(insertRow(Staff, row));
        this.ledger.record(tx, at, {
          action: 'staff.invited',
          actor: SYSTEM,
          subjectKind: 'staff',
          subjectId: row.id,
          detail: { email: row.email, name: row.name, roles: row.roles, reason: 'demonstration' },
        });
      }
      return Promise.resolve();
    });
    return { cast, mark };
  }
}

/** The numbers to which codes are sent in the stories; they are kept for fiction, and so are the messages. */
function phones(): readonly string[] {
  const acts = APPLICATIONS.flatMap((plot) => plot.acts.flat()).map(({ act }) => act);
  return acts.flatMap((act) => (act.does === 'give_phone' ? [act.phone] : []));
}
