import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import type { Account } from './account.entity.js';

/** Who closes, and when. */
export interface Closing {
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Ends what one folder keeps open for an account that is being closed. It runs before the account's row is locked, since
 * decisions lock the case and then the account, and once more after, for what was opened between: it must find nothing left
 * to do then.
 */
export type ClosingStep = (tx: Tx, account: Account, closing: Closing) => Promise<void>;

/** What must end with an account. Folders that stand after this one register their steps here at start. */
@Injectable()
export class AccountClosing {
  private readonly steps: ClosingStep[] = [];

  register(step: ClosingStep): void {
    this.steps.push(step);
  }

  /** Runs every step, in the order in which they were registered. */
  async run(tx: Tx, account: Account, closing: Closing): Promise<void> {
    for (const step of this.steps) await step(tx, account, closing);
  }
}
