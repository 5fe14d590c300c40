import { Injectable } from '@nestjs/common';
import { linkUsed, OneTimeLinks, type LinkPurpose } from '../../access/one-time-links.js';
import { Passwords } from '../../access/passwords.js';
import type { Browser } from '../../access/session-service.js';
import { revokeSessionsOf } from '../../access/sessions.sql.js';
import { PortalUser } from '../../accounts/portal-user.entity.js';
import { Database } from '../../database/database.js';
import { updateRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { BeginPortalSession, type BegunSession } from './begin-portal-session.js';
import { portalUserById } from './portal-users.sql.js';

const PURPOSES: readonly LinkPurpose[] = ['portal_password'];

/** Sets a password with the link of the welcome mail or of "forgot your password", once, and signs its holder in. It ends his other sessions and any lock. */
@Injectable()
export class PortalPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly sessions: BeginPortalSession,
  ) {}

  /** Whom the link lets in, without using it up; null when it is no longer good. */
  async findHolder(now: Date, secret: string): Promise<PortalUser | null> {
    const link = await this.links.find(now, secret, PURPOSES);
    if (link?.portalUserId == null) return null;
    return this.database.find<PortalUser>(portalUserById(link.portalUserId));
  }

  /** @throws ConflictError `link_used`, InvalidError `password_weak` (the link stays good) */
  async setWithLink(now: Date, secret: string, password: string, browser: Browser): Promise<BegunSession> {
    const holder = await this.findHolder(now, secret);
    if (holder === null) throw linkUsed();
    this.passwords.refuseWeak(password, holder.email);
    const passwordHash = await this.passwords.hash(password);
    return this.unitOfWork.run(async (tx) => {
      await this.links.use(tx, now, secret, PURPOSES);
      tx.write(updateRow(PortalUser, holder.id, { passwordHash, failedAttempts: 0, lockedUntil: null }));
      await tx.query(revokeSessionsOf(holder.id, null, now));
      const actions = ['portal_user.password_set', 'portal_user.signed_in'] as const;
      const begun = await this.sessions.begin(tx, now, holder, browser, actions);
      if (begun === null) throw linkUsed();
      return begun;
    });
  }
}
