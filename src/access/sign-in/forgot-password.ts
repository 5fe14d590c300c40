import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { networkOf } from '../../http/network-of.js';
import { RateLimits } from '../../http/rate-limit.js';
import { Ledger } from '../../ledger/ledger.js';
import { OneTimeLinks } from '../one-time-links.js';
import { strangerAt } from '../principal.js';
import { sameTime } from '../same-time.js';
import { staffByEmail } from '../staff/staff-directory.js';
import type { Staff } from '../staff.entity.js';

/** Mails a staff member a link to set a new password. Whether there is such a person shows neither in the answer nor in the time it takes. */
@Injectable()
export class ForgotPassword {
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
    await sameTime(() => this.mailIfKnown(now, email, ip));
  }

  private mailIfKnown(now: Date, email: string, ip: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const [staff] = await tx.query<Staff>(staffByEmail(email));
      if (staff === undefined || staff.disabledAt !== null) return;
      const { secret, validUntil } = this.links.create(tx, now, 'staff_password', { staffId: staff.id });
      this.ledger.record(
        tx,
        now,
        {
          action: 'staff.password_link_sent',
          actor: strangerAt(ip),
          subjectKind: 'staff',
          subjectId: staff.id,
        },
        [
          {
            channel: 'email',
            template: 'staff-password',
            to: staff.email,
            payload: {
              name: staff.name,
              setPasswordUrl: `${publicUrl(this.config)}/sign-in/link/${secret}`,
              validUntil: validUntil.toISOString(),
            },
          },
        ],
      );
    });
  }
}
