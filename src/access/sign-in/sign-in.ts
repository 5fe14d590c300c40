import { Injectable } from '@nestjs/common';
import { updateRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { networkOf } from '../../http/network-of.js';
import { RateLimits } from '../../http/rate-limit.js';
import { InvalidError } from '../../kernel/errors.js';
import { Ledger } from '../../ledger/ledger.js';
import { actorOfStaff, strangerAt } from '../principal.js';
import { SessionService, type Browser } from '../session-service.js';
import { SignInAttempts, type Attempt } from '../sign-in-attempts.js';
import { activeStaffById } from '../staff/staff-directory.js';
import { Staff } from '../staff.entity.js';

/** One answer for every reason, so that nobody learns which e-mail addresses are known, disabled or locked. */
export function signInRefused(): InvalidError {
  return new InvalidError(
    'sign_in_refused',
    'The e-mail address or the password is not right. After five wrong attempts, wait 15 minutes before you try again.',
  );
}

/** Signs a staff member in with e-mail and password. Every attempt is in the ledger, with where it came from. */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionService,
    private readonly limits: RateLimits,
  ) {}

  /** Gives the token of the new session, for the cookie. @throws InvalidError `sign_in_refused`, HttpRefusal 429 */
  async withPassword(now: Date, email: string, password: string, browser: Browser): Promise<string> {
    await this.limits.consume('sign_in', networkOf(browser.ip ?? ''));
    const attempt = await this.attempts.attempt('staff', email, password, now);
    const token = await this.settle(now, attempt, browser);
    if (token === null) throw signInRefused();
    return token;
  }

  private settle(now: Date, attempt: Attempt, browser: Browser): Promise<string | null> {
    return this.unitOfWork.run(async (tx) => {
      const id = attempt.outcome === 'right' ? attempt.personId : null;
      const [staff] = id === null ? [] : await tx.query<Staff>(activeStaffById(id));
      if (staff === undefined) {
        this.ledger.record(tx, now, {
          action: 'staff.sign_in_refused',
          actor: strangerAt(browser.ip),
          subjectKind: 'staff',
          subjectId: attempt.personId,
          detail: refusalDetail(attempt),
        });
        return null;
      }
      tx.write(updateRow(Staff, staff.id, { lastSignedInAt: now }));
      this.ledger.record(tx, now, {
        action: 'staff.signed_in',
        actor: actorOfStaff(staff, browser.ip),
        subjectKind: 'staff',
        subjectId: staff.id,
        detail: { with: 'password' },
      });
      return this.sessions.open(tx, now, { kind: 'staff', staffId: staff.id }, browser);
    });
  }
}

function refusalDetail(attempt: Attempt): Readonly<Record<string, unknown>> {
  if (attempt.outcome === 'right') return { reason: 'disabled' };
  return { reason: attempt.outcome, lockedUntil: attempt.lockedUntil?.toISOString() ?? null };
}
