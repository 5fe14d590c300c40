import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { AnnounceDecision } from '../../cases/announce-decision.js';
import { ClaimCase } from '../../cases/claim-case.js';
import type { DecisionRequest } from '../../cases/decision-request.js';
import { DecideCase } from '../../cases/decide-case.js';
import { ReleaseClaim } from '../../cases/release-claim.js';
import { SettleDecision } from '../../cases/settle-decision.js';
import type { Conclusion } from '../story/steps.js';

interface CaseNow {
  readonly caseId: string;
  readonly version: number;
}

/** From the desk, a decision may be taken back for so long. */
const UNDO_SECONDS = 10;

/** Lets the staff take cases and decide them. */
@Injectable()
export class Review {
  constructor(
    private readonly claimCase: ClaimCase,
    private readonly releaseClaim: ReleaseClaim,
    private readonly decideCase: DecideCase,
    private readonly announceDecision: AnnounceDecision,
    private readonly settleDecision: SettleDecision,
  ) {}

  claim(by: StaffPrincipal, { caseId }: CaseNow): Promise<void> {
    return this.claimCase.claim(by, caseId);
  }

  release(by: StaffPrincipal, { caseId }: CaseNow): Promise<void> {
    return this.releaseClaim.release(by, caseId);
  }

  async decide(by: StaffPrincipal, kase: CaseNow, conclusion: Conclusion): Promise<void> {
    await this.decideCase.decide({ by }, requestOf(kase, conclusion));
  }

  async decideAndRegret(by: StaffPrincipal, kase: CaseNow, conclusion: Conclusion): Promise<void> {
    const request = requestOf(kase, conclusion);
    const { pending } = await this.announceDecision.announce(by, request, UNDO_SECONDS);
    if (pending !== undefined) await this.settleDecision.takeBack(by, kase.caseId, pending.id);
  }
}

function requestOf({ caseId, version }: CaseNow, conclusion: Conclusion): DecisionRequest {
  const { outcome, codes, note, publicMessage = null, conditions = null } = conclusion;
  return { caseId, version, outcome, codes, note, publicMessage, conditions };
}
