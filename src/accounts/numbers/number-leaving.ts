import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx.js';
import type { Actor } from '../../kernel/actor.js';

/** Who takes the numbers away, and when. */
export interface Leaving {
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Ends what one folder keeps for numbers that leave their account. It runs before the rows of the numbers are locked, since decisions
 * lock the case first and the number last, and once more after, for what was begun between: it must find nothing left to do then.
 */
export type LeavingStep = (tx: Tx, numberIds: readonly string[], leaving: Leaving) => Promise<void>;

/** What must end when a number is transferred or released (W52). Folders that stand after this one register their steps here at start. */
@Injectable()
export class NumberLeaving {
  private readonly steps: LeavingStep[] = [];

  register(step: LeavingStep): void {
    this.steps.push(step);
  }

  async run(tx: Tx, numberIds: readonly string[], leaving: Leaving): Promise<void> {
    for (const step of this.steps) await step(tx, numberIds, leaving);
  }
}
