import { Injectable } from '@nestjs/common';
import type { Statement } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { SessionKind } from '../http/session-cookie.js';
import { lockedUntil } from './lockout.js';
import { Passwords } from './passwords.js';

/** Where the passwords of each kind of person are kept; the columns have the same names in both. */
const TABLES: Readonly<Record<SessionKind, string>> = { staff: 'staff', customer: 'portal_users' };

interface KnownPerson {
  readonly id: string;
  readonly password_hash: string | null;
  readonly failed_attempts: number;
  readonly locked_until: Date | null;
}

/** How an attempt ended. `personId` is there for the audit and never for the answer: refused is refused, whatever the reason. */
export type Attempt =
  | { readonly outcome: 'right'; readonly personId: string }
  | {
      readonly outcome: 'wrong' | 'locked' | 'unknown';
      readonly personId: string | null;
      readonly lockedUntil: Date | null;
    };

/** Compares passwords and counts wrong ones, for staff and portal users alike. An unknown e-mail, a wrong password and a locked sign-in take about the same time. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
  ) {}

  /** Each attempt is counted before the password is compared, so that many at once get no more tries than one after the other. */
  async attempt(kind: SessionKind, email: string, password: string, now: Date): Promise<Attempt> {
    const counted = await this.unitOfWork.run(async (tx) => {
      const [person] = await tx.query<KnownPerson>(lockPerson(kind, email));
      if (person === undefined) return null;
      if (person.locked_until !== null && person.locked_until > now) return { person, open: false };
      const failed = person.failed_attempts + 1;
      const until = lockedUntil(failed, now);
      tx.write(setFailed(kind, person.id, failed, until));
      return { person: { ...person, locked_until: until }, open: true };
    });
    const isRight = await this.passwords.verify(counted?.person.password_hash ?? null, password);
    if (counted === null) return { outcome: 'unknown', personId: null, lockedUntil: null };
    const { person, open } = counted;
    if (open && isRight) {
      await this.unitOfWork.run((tx) => Promise.resolve(tx.write(setFailed(kind, person.id, 0, null))));
      return { outcome: 'right', personId: person.id };
    }
    return {
      outcome: open ? 'wrong' : 'locked',
      personId: person.id,
      lockedUntil: person.locked_until,
    };
  }
}

function lockPerson(kind: SessionKind, email: string): Statement {
  return {
    name: `lock-person-${kind}`,
    text: `SELECT id, password_hash, failed_attempts, locked_until FROM ${TABLES[kind]}
           WHERE lower(email) = lower($1) FOR UPDATE`,
    values: [email],
  };
}

function setFailed(kind: SessionKind, id: string, failed: number, until: Date | null): Statement {
  return {
    name: `set-failed-attempts-${kind}`,
    text: `UPDATE ${TABLES[kind]} SET failed_attempts = $2, locked_until = $3 WHERE id = $1`,
    values: [id, failed, until],
  };
}
