import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { SessionService, type Browser } from '../../access/session-service.js';
import { revokeSessionOf, revokeSessionsOf } from '../../access/sessions.sql.js';
import type { Statement } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { AuditAction } from '../../ledger/audit-event.js';
import { Ledger } from '../../ledger/ledger.js';
import { signedInPerson } from './portal-actors.js';
import { reachableAccounts, type ReachableAccount } from './portal-users.sql.js';

/** What a person does with his own sign-ins: signs out, ends the others, goes on for another of his accounts. */
@Injectable()
export class PortalSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly sessions: SessionService,
  ) {}

  async signOut(now: Date, by: CustomerPrincipal): Promise<void> {
    const { portalUserId, sessionId } = signedInPerson(by);
    await this.end(now, by, revokeSessionOf(portalUserId, sessionId, now), 'portal_user.signed_out');
  }

  /** @throws NotFoundError when he has no such live session */
  async endOne(now: Date, by: CustomerPrincipal, sessionId: string): Promise<void> {
    const { portalUserId } = signedInPerson(by);
    const ended = await this.end(now, by, revokeSessionOf(portalUserId, sessionId, now), SESSIONS_ENDED);
    if (ended === 0) throw new NotFoundError('session', toSid('session', sessionId));
  }

  /** All but the one with which he asks; gives how many. */
  endOthers(now: Date, by: CustomerPrincipal): Promise<number> {
    const { portalUserId, sessionId } = signedInPerson(by);
    return this.end(now, by, revokeSessionsOf(portalUserId, sessionId, now), SESSIONS_ENDED);
  }

  /** Goes on for another account of his, in a new session; gives its token. @throws NotFoundError when it is none of his */
  async switchTo(now: Date, by: CustomerPrincipal, accountId: string, browser: Browser): Promise<string> {
    const { portalUserId } = signedInPerson(by);
    return this.unitOfWork.run(async (tx) => {
      const accounts = await tx.query<ReachableAccount>(reachableAccounts(portalUserId));
      if (!accounts.some((account) => account.accountId === accountId))
        throw new NotFoundError('account', toSid('account', accountId));
      this.ledger.record(tx, now, {
        action: 'portal_user.account_chosen',
        actor: { ...actorOf(by), accountId },
        subjectKind: 'portal_user',
        subjectId: portalUserId,
        accountId,
      });
      return this.sessions.open(tx, now, { kind: 'customer', portalUserId, accountId }, browser);
    });
  }

  private end(now: Date, by: CustomerPrincipal, statement: Statement, action: AuditAction): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await tx.query<{ id: string }>(statement);
      if (ended.length > 0)
        this.ledger.record(tx, now, {
          action,
          actor: actorOf(by),
          subjectKind: 'portal_user',
          subjectId: by.portalUserId,
          accountId: by.accountId,
          detail: { sessions: ended.map(({ id }) => toSid('session', id)) },
        });
      return ended.length;
    });
  }
}

const SESSIONS_ENDED: AuditAction = 'portal_user.sessions_ended';
