import { Inject, Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import type { Announced } from '../../cases/announce-decision.js';
import { ClaimNext } from '../../cases/claim-next.js';
import type { DecisionRequest } from '../../cases/decision-request.js';
import { ReadCases } from '../../cases/read-cases.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Flash } from '../../http/flash.js';
import { ConflictError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';

/** Where the browser goes, and what it says there. */
export interface Onward {
  readonly path: string;
  readonly flash: Flash;
}

const DONE: Readonly<Record<DecisionRequest['outcome'], string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  request_changes: 'Asked for changes of',
  discuss: 'Opened a discussion with',
};

/** What comes after a decision: the way back while there is one, and the next case when that was asked for. */
@Injectable()
export class AfterDeciding {
  /** For how long a decision made at the desk can be taken back. Seconds. */
  readonly undoSeconds: number;

  constructor(
    private readonly cases: ReadCases,
    private readonly nextCases: ClaimNext,
    @Inject(CONFIG) config: Config,
  ) {
    this.undoSeconds = config.undoWindowSeconds.desk;
  }

  async deciding(
    by: StaffPrincipal,
    { caseId, outcome, codes, conditions }: DecisionRequest,
    { pending }: Announced,
    goOn: boolean,
  ): Promise<Onward> {
    const { companyName } = await this.cases.find(by, caseId);
    const path = `/desk/cases/${toSid('case', caseId)}`;
    const counted = `${withSome(codes.length, 'code')}${withSome(Object.keys(conditions ?? {}).length, 'condition')}`;
    const waits = pending?.waitsFor === 'second_person' ? ' It waits for a second person.' : '';
    const text = `${DONE[outcome]} ${companyName}${counted}.${waits}`;
    const until = pending?.applyAt?.toISOString();
    const undo =
      pending === undefined
        ? {}
        : { undo: { action: `${path}/undo`, ...(until !== undefined && { until }) } };
    return this.onward(by, path, { text, ...undo }, goOn);
  }

  async asking(by: StaffPrincipal, caseId: string, goOn: boolean): Promise<Onward> {
    const { companyName } = await this.cases.find(by, caseId);
    const text = `Asked ${companyName}. The case waits for the answer, and so does the clock.`;
    return this.onward(by, `/desk/cases/${toSid('case', caseId)}`, { text }, goOn);
  }

  /** The decision that waits on the case. @throws NotFoundError, ConflictError `undo_window_over` when none does any more */
  async waitingOn(by: StaffPrincipal, caseId: string): Promise<string> {
    const { pendingDecisionId } = await this.cases.find(by, caseId);
    if (pendingDecisionId === null)
      throw new ConflictError(
        'undo_window_over',
        'The time to take this decision back is over, or somebody took it back already.',
      );
    return pendingDecisionId;
  }

  private async onward(by: StaffPrincipal, path: string, flash: Flash, goOn: boolean): Promise<Onward> {
    if (!goOn) return { path, flash };
    const next = await this.nextCases.claimNext(by);
    if (next !== null) return { path: `/desk/cases/${toSid('case', next)}`, flash };
    return { path: '/desk', flash: { ...flash, text: `${flash.text} Nothing else waits for you.` } };
  }
}

/** ` with 2 codes`; nothing when there is none. */
function withSome(count: number, word: string): string {
  return count === 0 ? '' : ` with ${count} ${word}${count === 1 ? '' : 's'}`;
}
