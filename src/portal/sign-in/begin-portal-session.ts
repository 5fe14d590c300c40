import { Injectable } from '@nestjs/common';
import { SessionService, type Browser } from '../../access/session-service.js';
import type { PortalUser } from '../../accounts/portal-user.entity.js';
import type { Tx } from '../../database/tx.js';
import type { AuditAction } from '../../ledger/audit-event.js';
import { Ledger } from '../../ledger/ledger.js';
import { actorOfPortalUser } from './portal-actors.js';
import { reachableAccounts, type ReachableAccount } from './portal-users.sql.js';

/** A session that has begun. */
export interface BegunSession {
  /** For the cookie. */
  readonly token: string;
  /** Whether the person could have signed in for another account just as well. */
  readonly hasChoice: boolean;
}

/** Opens a session for a person who has shown who he is, for the first of his accounts. */
@Injectable()
export class BeginPortalSession {
  constructor(
    private readonly ledger: Ledger,
    private readonly sessions: SessionService,
  ) {}

  /** Null when there is no account to sign in for. `actions`: what the ledger says of how it came about. */
  async begin(
    tx: Tx,
    now: Date,
    person: Pick<PortalUser, 'id' | 'email'>,
    browser: Browser,
    actions: readonly AuditAction[],
  ): Promise<BegunSession | null> {
    const accounts = await tx.query<ReachableAccount>(reachableAccounts(person.id));
    const [first] = accounts;
    if (first === undefined) return null;
    const { accountId } = first;
    const actor = actorOfPortalUser(person, accountId, browser.ip);
    const about = { actor, subjectKind: 'portal_user', subjectId: person.id, accountId } as const;
    this.ledger.record(
      tx,
      now,
      actions.map((action) => ({ action, ...about })),
    );
    const who = { kind: 'customer', portalUserId: person.id, accountId } as const;
    return { token: this.sessions.open(tx, now, who, browser), hasChoice: accounts.length > 1 };
  }
}
