import { Injectable } from '@nestjs/common';
import { strangerAt } from '../../access/principal.js';
import type { Browser } from '../../access/session-service.js';
import { SignInAttempts, type Attempt } from '../../access/sign-in-attempts.js';
import { signInRefused } from '../../access/sign-in/sign-in.js';
import type { PortalUser } from '../../accounts/portal-user.entity.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { networkOf } from '../../http/network-of.js';
import { RateLimits } from '../../http/rate-limit.js';
import { Ledger } from '../../ledger/ledger.js';
import { BeginPortalSession, type BegunSession } from './begin-portal-session.js';
import { portalUserById } from './portal-users.sql.js';

/** Signs a customer's person in with e-mail and password; lockout, limits and the time it takes are those of the staff. */
@Injectable()
export class PortalSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly attempts: SignInAttempts,
    private readonly sessions: BeginPortalSession,
    private readonly limits: RateLimits,
  ) {}

  /** @throws InvalidError `sign_in_refused`, HttpRefusal 429 */
  async withPassword(now: Date, email: string, password: string, browser: Browser): Promise<BegunSession> {
    await this.limits.consume('sign_in', networkOf(browser.ip ?? ''));
    const attempt = await this.attempts.attempt('customer', email, password, now);
    const begun = await this.unitOfWork.run((tx) => this.settle(tx, now, attempt, browser));
    if (begun === null) throw signInRefused();
    return begun;
  }

  private async settle(tx: Tx, now: Date, attempt: Attempt, browser: Browser): Promise<BegunSession | null> {
    const id = attempt.outcome === 'right' ? attempt.personId : null;
    const [person] = id === null ? [] : await tx.query<PortalUser>(portalUserById(id));
    const begun =
      person === undefined
        ? null
        : await this.sessions.begin(tx, now, person, browser, ['portal_user.signed_in']);
    if (begun !== null) return begun;
    this.ledger.record(tx, now, {
      action: 'portal_user.sign_in_refused',
      actor: strangerAt(browser.ip),
      subjectKind: 'portal_user',
      subjectId: attempt.personId,
      detail: { reason: attempt.outcome === 'right' ? 'no_account' : attempt.outcome },
    });
    return null;
  }
}
