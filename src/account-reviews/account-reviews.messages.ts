import { Inject, Injectable } from '@nestjs/common';
import { portalLink } from '../accounts/portal-link.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Hold } from '../holds/hold.entity.js';
import type { RestrictedAccount } from '../holds/restricted-account.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';

/** What the customer is sent after an account review; a hold's own e-mail is written where holds are placed (P6). */
@Injectable()
export class AccountReviewMessages {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  restrictionLifted(
    { account, openHolds }: RestrictedAccount,
    lifted: readonly Hold[],
    at: Date,
  ): OutboxMessage {
    const services = lifted.flatMap((hold) => hold.services ?? []);
    const everything = lifted.some((hold) => hold.services === null);
    return {
      channel: 'email',
      template: 'hold-released',
      to: account.email,
      accountId: account.id,
      payload: {
        companyName: account.companyName,
        kind: 'restriction',
        covers: everything ? 'everything' : [...new Set(services)],
        releasedAt: at.toISOString(),
        stillRestricted: openHolds.length > lifted.length,
        portalUrl: portalLink(this.config, '/portal', account.id),
      },
    };
  }
}
