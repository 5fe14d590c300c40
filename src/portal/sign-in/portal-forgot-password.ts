import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OneTimeLinks } from '../../access/one-time-links.js';
import { strangerAt } from '../../access/principal.js';
import { sameTime } from '../../access/same-time.js';
import type { PortalUser } from '../../accounts/portal-user.entity.js';
import { portalUserByEmail } from '../../accounts/portal-users.js';
import { CONFIG, type Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { networkOf } from '../../http/network-of.js';
import { RateLimits } from '../../http/rate-limit.js';
import { Ledger } from '../../ledger/ledger.js';
import { reachableAccounts, type ReachableAccount } from './portal-users.sql.js';

/** Mails a customer's person a link to set a new password. Whether the address is known shows neither in the answer nor in the time it takes. */
@Injectable()
export class PortalForgotPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly links: OneTimeLinks,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws HttpRefusal 429 */
  async mailLink(now: Date, email: string, ip: string): Promise<void> {
    await this.limits.consume('password_mail', networkOf(ip));
    const address = createHash('sha256').update(email.toLowerCase()).digest('hex');
    await this.limits.consume('password_mail_to', address);
    await sameTime(() => this.unitOfWork.run((tx) => this.mailIfKnown(tx, now, email, ip)));
  }

  private async mailIfKnown(tx: Tx, now: Date, email: string, ip: string): Promise<void> {
    const [person] = await tx.query<PortalUser>(portalUserByEmail(email));
    if (person === undefined) return;
    const [account] = await tx.query<ReachableAccount>(reachableAccounts(person.id));
    if (account === undefined) return;
    const { secret, validUntil } = this.links.create(tx, now, 'portal_password', { portalUserId: person.id });
    this.ledger.record(
      tx,
      now,
      {
        action: 'portal_user.password_link_sent',
        actor: strangerAt(ip),
        subjectKind: 'portal_user',
        subjectId: person.id,
        accountId: account.accountId,
      },
      [
        {
          channel: 'email',
          template: 'portal-password',
          to: person.email,
          accountId: account.accountId,
          payload: {
            companyName: account.companyName,
            setPasswordUrl: `${publicUrl(this.config)}/portal/set-password/${secret}`,
            validUntil: validUntil.toISOString(),
          },
        },
      ],
    );
  }
}
