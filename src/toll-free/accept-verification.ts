import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { NumberTraffic } from '../accounts/numbers/number-traffic.js';
import { makeProfileFor } from '../business-profiles/make-profile-for.js';
import { promiseFor } from '../cases/business-calendar.js';
import { openCase } from '../cases/open-case.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { lockVerification } from './lock-verification.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { nextVerificationStatus } from './toll-free.states.js';
import { verificationEvent } from './verification-event.js';
import { verificationChanged } from './verification-messages.js';

/** W100: what the intake has looked through is accepted and queued for a person; its number is pending. */
@Injectable()
export class AcceptVerification {
  constructor(
    private readonly ledger: Ledger,
    private readonly traffic: NumberTraffic,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Opens the case, in the lane that the row says (W105). Does nothing, and says false, when the verification is not waiting
   * for it any more: deleted meanwhile, or accepted by another worker.
   */
  async accept(tx: Tx, verificationId: string, at: Date): Promise<boolean> {
    const verification = await lockVerification(tx, verificationId);
    if (verification?.status !== 'PENDING_REVIEW') return false;
    const [account] = await tx.query<Account>(findAccountStatement(verification.accountId));
    if (account === undefined) throw new Error(`The account of verification ${verificationId} is gone.`);
    const caseId = newId(at);
    openCase(tx, {
      id: caseId,
      type: 'toll_free_verification',
      subjectId: verification.id,
      account,
      lane: verification.lane,
      previousCaseId: verification.caseId,
      headline: `${verification.businessName}, ${verification.phoneE164}`,
      openedAt: at,
      ...promiseFor(at, account.country),
    });
    // W17, W49, W82: the profile appears now, and with it what carries the number's registration.
    const changes = {
      status: nextVerificationStatus(verification.status, 'accept'),
      caseId,
      customerProfileId: verification.customerProfileId ?? makeProfileFor(tx, this.ledger, verification, at),
      trustProductId: newId(at),
      regulatedItemId: newId(at),
      intakeDoneAt: at,
      updatedAt: at,
      version: verification.version + 1,
    };
    const accepted = { ...verification, ...changes };
    tx.write(updateRow(TollFreeVerification, verification.id, changes));
    this.traffic.set(tx, verification, 'pending', at);
    this.ledger.record(
      tx,
      at,
      verificationEvent('toll_free_verification.accepted', SYSTEM, accepted),
      verificationChanged(this.config, {
        kind: 'in-review',
        verification: accepted,
        parentAccountId: account.parentId,
        at,
      }),
    );
    return true;
  }
}
