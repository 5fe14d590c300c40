import type { FactKind } from '../../accounts/account-facts.js';
import type { EvidenceKind } from '../../cases/evidence/evidence-kinds.js';
import type { Conditions } from '../../cases/decision.entity.js';
import { MINUTE } from '../../kernel/clock.js';
import type { Service } from '../../kernel/words.js';
import type { HoldCode } from '../../holds/hold.codes.js';
import type { PaperKey } from '../content/papers.js';
import type { StaffKey } from '../content/staff.js';
import { lengthOf, type Ago } from './moments.js';

/** What a customer shows: a link, or a paper that he uploads. */
export type Shown = { readonly kind: EvidenceKind; readonly note?: string } & (
  { readonly url: string; readonly paper?: never } | { readonly paper: PaperKey; readonly url?: never }
);

/** What a reviewer concludes. */
export interface Conclusion {
  readonly outcome: 'approve' | 'discuss' | 'reject';
  readonly codes: readonly string[];
  readonly note: string | null;
  /** What the customer reads besides. */
  readonly publicMessage?: string;
  readonly conditions?: Conditions;
}

/** What one of the staff does to the case of the story. */
export type StaffAct =
  | { readonly does: 'claim' | 'release' }
  | { readonly does: 'ask'; readonly text: string; readonly fields: readonly string[] }
  | { readonly does: 'write' | 'note' | 'escalate'; readonly text: string }
  | { readonly does: 'snooze'; readonly until: Ago; readonly text: string }
  | { readonly does: 'hand_off'; readonly to: StaffKey; readonly text: string }
  | { readonly does: 'decide'; readonly conclusion: Conclusion }
  /** Announces a decision from the desk and takes it back before the undo window is over. */
  | { readonly does: 'decide_and_regret'; readonly conclusion: Conclusion };

/** What one of the staff does to the account. `release_hold` releases the newest hold or restriction that is open. */
export type RestrictingAct =
  | {
      readonly does: 'hold';
      readonly code: HoldCode;
      readonly services: readonly Service[] | null;
      readonly until: Ago | null;
      readonly text: string;
    }
  | { readonly does: 'release_hold' | 'close' | 'clear_fact'; readonly text: string }
  | { readonly does: 'find'; readonly kind: FactKind; readonly text: string };

/** What the customer does to the ticket of the story. */
export type CustomerAct =
  | { readonly does: 'answer'; readonly text: string; readonly evidence: readonly Shown[] }
  | {
      readonly does: 'correct';
      readonly changes: { readonly useCase?: string; readonly sampleMessage?: string };
    }
  | { readonly does: 'withdraw'; readonly reason: string };

/** One step of a story, so many milliseconds before the start of the program. */
export type Step = { readonly ago: number } & (
  | { readonly by: StaffKey; readonly act: StaffAct | RestrictingAct }
  | { readonly by: 'customer'; readonly act: CustomerAct }
  /** What falls due by then happens: holds end, snoozed cases wake. */
  | { readonly by: 'time'; readonly act: { readonly does: 'pass' } }
);

export function staffStep(at: Ago, by: StaffKey, act: StaffAct | RestrictingAct): Step {
  return { ago: lengthOf(at), by, act };
}

export function customerStep(at: Ago, act: CustomerAct): Step {
  return { ago: lengthOf(at), by: 'customer', act };
}

/** Time passes, and what is due by then happens. */
export function passed(at: Ago): Step {
  return { ago: lengthOf(at), by: 'time', act: { does: 'pass' } };
}

/** Takes the case a few minutes before doing something with it, as reviewers do: a claim lasts a quarter of an hour. */
export function claimedFirst(step: Step, by: StaffKey, minutes = 9): readonly Step[] {
  return [{ ago: step.ago + minutes * MINUTE, by, act: { does: 'claim' } }, step];
}
