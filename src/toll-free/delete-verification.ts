import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { EndVerification } from './end-verification.js';
import { lockVerification } from './lock-verification.js';
import { VerificationNotFoundError } from './verification-refusals.js';

/** W171, W174–W177: a customer deletes a record of any status; what it submits afterwards for the number is new, at the end of the line. */
@Injectable()
export class DeleteVerification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ending: EndVerification,
  ) {}

  /** @throws VendorRefusal 404 (W180) */
  delete(by: CustomerPrincipal, verificationId: string): Promise<void> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const verification = await lockVerification(tx, verificationId);
      if (verification?.accountId !== by.accountId) throw new VerificationNotFoundError();
      await this.ending.end(tx, verification, { how: 'deleted', actor: actorOf(by), at });
    });
  }
}
