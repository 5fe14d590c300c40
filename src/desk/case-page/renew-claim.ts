import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { ClaimCase } from '../../cases/claim-case.js';
import { ReadCases } from '../../cases/read-cases.js';
import { Clock } from '../../kernel/clock.js';
import { RefusalError } from '../../kernel/errors.js';
import { withReadableInstants } from '../readable-instants.js';

/** Until when the case is the reviewer's, or, when it is not any more, who has it now. */
export type RenewedClaim =
  | { readonly claimExpiresAt: Date | null; readonly lost: null }
  | { readonly claimExpiresAt: null; readonly lost: string };

/** Renews a claim while its reviewer is at work on the page, without drawing the page anew. */
@Injectable()
export class RenewClaim {
  constructor(
    private readonly claims: ClaimCase,
    private readonly cases: ReadCases,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the person may not read the case */
  async renew(by: StaffPrincipal, caseId: string): Promise<RenewedClaim> {
    try {
      await this.claims.claim(by, caseId);
    } catch (thrown) {
      if (!(thrown instanceof RefusalError) || thrown.family === 'not_found') throw thrown;
      return { claimExpiresAt: null, lost: withReadableInstants(thrown.message, this.clock.now()) };
    }
    const { claimExpiresAt } = await this.cases.find(by, caseId);
    return { claimExpiresAt, lost: null };
  }
}
