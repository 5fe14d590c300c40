import { Injectable } from '@nestjs/common';
import { NumberTraffic } from '../accounts/numbers/number-traffic.js';
import { madeProfileFollows } from '../business-profiles/make-profile-for.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { verificationEvent } from './verification-event.js';

/**
 * The end of a verification: nobody reviews it any more and its number may not send (W173); the number itself stays with its account
 * (W172). The record is kept for the history of the number.
 */
@Injectable()
export class EndVerification {
  constructor(
    private readonly ledger: Ledger,
    private readonly traffic: NumberTraffic,
    private readonly turn: CustomerTurn,
  ) {}

  /** `verification` is locked. `voided`: with its number, not by a wish of its own (W52). */
  async end(
    tx: Tx,
    verification: TollFreeVerification,
    { how, actor, at }: { readonly how: 'deleted' | 'voided'; readonly actor: Actor; readonly at: Date },
  ): Promise<void> {
    const { id, caseId, status, customerProfileId } = verification;
    if (status === 'IN_REVIEW' && caseId !== null) await this.turn.withdraw(tx, caseId, actor, at);
    const changes = { deletedAt: at, updatedAt: at, version: verification.version + 1 };
    tx.write(updateRow(TollFreeVerification, id, changes));
    if (customerProfileId !== null) tx.write(madeProfileFollows(customerProfileId, 'delete', at));
    this.traffic.set(tx, verification, 'restricted', at);
    const event = verificationEvent(`toll_free_verification.${how}`, actor, verification, { from: status });
    this.ledger.record(tx, at, event);
  }
}
