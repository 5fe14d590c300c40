import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { NumberTraffic } from '../accounts/numbers/number-traffic.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { mayExpire } from './edit-window.js';
import { lockVerification } from './lock-verification.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { verificationEvent } from './verification-event.js';
import { verificationChanged } from './verification-messages.js';

/**
 * W103, W164, W165: seven days after a rejection that nobody corrected, the submission expires: its number is unverified and its
 * customer is told. It may still be corrected, but no longer comes first (W104).
 */
@Injectable()
export class ExpireVerification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly traffic: NumberTraffic,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Does nothing to one that was corrected or deleted meanwhile. */
  expire(verificationId: string, now: Date): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const rejected = await lockVerification(tx, verificationId);
      if (rejected === null || !mayExpire(rejected, now)) return;
      const changes = { expiredAt: now, updatedAt: now, version: rejected.version + 1 };
      tx.write(updateRow(TollFreeVerification, rejected.id, changes));
      this.traffic.set(tx, rejected, 'restricted', now);
      const [account] = await tx.query<Account>(findAccountStatement(rejected.accountId));
      const expired = { ...rejected, ...changes };
      this.ledger.record(
        tx,
        now,
        verificationEvent('toll_free_verification.expired', SYSTEM, expired),
        verificationChanged(this.config, {
          kind: 'expired',
          verification: expired,
          parentAccountId: account?.parentId ?? null,
          at: now,
        }),
      );
    });
  }
}
