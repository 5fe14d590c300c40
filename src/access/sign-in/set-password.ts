import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { updateRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Ledger } from '../../ledger/ledger.js';
import { OneTimeLinks, linkUsed, type LinkPurpose } from '../one-time-links.js';
import { Passwords } from '../passwords.js';
import { actorOfStaff } from '../principal.js';
import { openSession, type Browser } from '../session-service.js';
import { revokeSessionsOf } from '../sessions.sql.js';
import { activeStaffById } from '../staff/staff-directory.js';
import { Staff } from '../staff.entity.js';

const STAFF_LINKS: readonly LinkPurpose[] = ['staff_sign_in', 'staff_invitation', 'staff_password'];

/** Lets a staff member with a one-time link set a password: the first admin, somebody invited, somebody who forgot his. It ends his other sessions and any lock. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
  ) {}

  /** Whom the link lets in, without using it up; null when it is no longer good. */
  async findHolder(now: Date, secret: string): Promise<Staff | null> {
    const link = await this.links.find(now, secret, STAFF_LINKS);
    if (link?.staffId == null) return null;
    return this.database.find<Staff>(activeStaffById(link.staffId));
  }

  /**
   * Uses the link up, sets the password and signs its holder in; gives the token of the session.
   * @throws ConflictError `link_used`, InvalidError `password_weak` (the link stays good)
   */
  async withLink(now: Date, secret: string, password: string, browser: Browser): Promise<string> {
    const holder = await this.findHolder(now, secret);
    if (holder === null) throw linkUsed();
    this.passwords.refuseWeak(password, holder.email);
    const passwordHash = await this.passwords.hash(password);
    return this.unitOfWork.run(async (tx) => {
      const { purpose } = await this.links.use(tx, now, secret, STAFF_LINKS);
      tx.write(
        updateRow(Staff, holder.id, {
          passwordHash,
          failedAttempts: 0,
          lockedUntil: null,
          lastSignedInAt: now,
        }),
      );
      await tx.query(revokeSessionsOf(holder.id, null, now));
      const actor = actorOfStaff(holder, browser.ip);
      const about = { actor, subjectKind: 'staff', subjectId: holder.id } as const;
      this.ledger.record(tx, now, [
        { action: 'staff.password_set', ...about, detail: { with: purpose } },
        { action: 'staff.signed_in', ...about, detail: { with: purpose } },
      ]);
      return openSession(tx, now, { kind: 'staff', staffId: holder.id }, browser);
    });
  }
}
