import { Injectable } from '@nestjs/common';
import { OneTimeLinks } from '../access/one-time-links.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { GUEST_BUSINESS } from './content/restrictions.js';
import { EXTERNAL_ID_PREFIX } from './stage/sign-up.js';

/** How a newcomer gets into the portal: `linkSecret` completes `/portal/set-password/<secret>`; null once there is a password. */
export interface GuestEntry {
  readonly email: string;
  readonly companyName: string;
  readonly linkSecret: string | null;
}

interface GuestRow {
  readonly id: string;
  readonly email: string;
  readonly companyName: string;
  readonly hasPassword: boolean;
}

/** The owner of one of the fictional accounts on hold: as him a newcomer sees the alert and files a ticket. */
@Injectable()
export class PortalGuest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly links: OneTimeLinks,
  ) {}

  /** A new link at every start until a password is set; null where there is no demonstration. */
  enter(): Promise<GuestEntry | null> {
    return this.unitOfWork.run(async (tx) => {
      const [guest] = await tx.query<GuestRow>({
        name: 'find-portal-guest',
        text: `SELECT u.id, u.email, a.company_name AS "companyName", u.password_hash IS NOT NULL AS "hasPassword"
               FROM accounts a
               JOIN portal_memberships m ON m.account_id = a.id
               JOIN portal_users u ON u.id = m.portal_user_id
               WHERE a.external_id = $1 ORDER BY u.created_at LIMIT 1`,
        values: [EXTERNAL_ID_PREFIX + GUEST_BUSINESS],
      });
      if (guest === undefined) return null;
      const { id, email, companyName, hasPassword } = guest;
      if (hasPassword) return { email, companyName, linkSecret: null };
      const { secret } = this.links.create(tx, this.clock.now(), 'portal_password', { portalUserId: id });
      return { email, companyName, linkSecret: secret };
    });
  }
}
