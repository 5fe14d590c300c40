import { Injectable } from '@nestjs/common';
import { openAccountReview } from '../account-reviews/open-account-review.js';
import type { Account } from '../accounts/account.entity.js';
import type { Assessed } from '../assessments/assess.js';
import { strongestSignals } from '../assessments/strongest-signals.js';
import type { Tx } from '../database/tx.js';
import type { NewHold } from '../holds/new-hold.js';
import { PlaceHold } from '../holds/place-hold.js';
import { SYSTEM } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { holdCodeFor } from './signup-outcome.js';

/**
 * P3, P4: a signup of high risk goes on the hold list; one of middle risk is restricted until a person has looked. A contracted
 * account is neither held nor restricted by the system: a person looks at it, first when its risk is high.
 */
@Injectable()
export class ActOnAssessment {
  constructor(
    private readonly ledger: Ledger,
    private readonly placeHold: PlaceHold,
  ) {}

  /** Acts on an account that is written in the same transaction. */
  act(tx: Tx, account: Account, assessed: Assessed, assessmentId: string): void {
    const { outcome } = assessed;
    const at = account.createdAt;
    if (outcome === 'allow') return;
    const review = { account, at, headline: headlineOf(assessed) };
    if (account.plan === 'contracted') {
      const lane = outcome === 'hold' ? 'priority' : 'standard';
      openAccountReview(tx, this.ledger, { ...review, holdId: null, lane });
      return;
    }
    const placed = { ...atSignup(assessed, assessmentId), at };
    if (outcome === 'hold') {
      this.placeHold.placeWith(tx, account, { ...placed, kind: 'hold', code: holdCodeFor(assessed) });
      return;
    }
    const waits = { ...placed, kind: 'restriction', code: 'signup_under_review' } as const;
    const { id: holdId } = this.placeHold.placeWith(tx, account, waits);
    openAccountReview(tx, this.ledger, { ...review, holdId, lane: 'standard' });
  }
}

function atSignup(assessed: Assessed, assessmentId: string): Omit<NewHold, 'kind' | 'code' | 'at'> {
  const reasons = strongestSignals(assessed.signals, 3).map(({ why }) => why);
  const note = `Score ${assessed.score}, ${assessed.band} risk. ${reasons.join(' ')}`;
  return { source: 'signup', services: null, note, assessmentId, until: null, actor: SYSTEM };
}

/** Why the case is here: the strongest signal's sentence. */
function headlineOf({ signals, score }: Assessed): string {
  return strongestSignals(signals, 1)[0]?.why ?? `Score ${score} without a signal.`;
}
