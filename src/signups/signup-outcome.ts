import type { Assessed } from '../assessments/assess.js';
import { OUTCOME_OF_BAND, score, type Outcome } from '../assessments/scoring.js';
import { LINK_KINDS, type SignalName } from '../assessments/signals/signal.js';
import type { HoldCode } from '../holds/hold.codes.js';
import type { AccountStatus, Plan } from '../kernel/words.js';

/** P3, P4: high risk goes on the hold list, middle risk is restricted until somebody has looked, low risk may begin. */
const STATUS_OF_OUTCOME: Readonly<Record<Outcome, AccountStatus>> = {
  allow: 'active',
  review: 'restricted',
  hold: 'on_hold',
};

/** How a new account stands. A contracted one is assessed all the same, but never held or restricted by the system. */
export function statusAtSignup(plan: Plan, outcome: Outcome): AccountStatus {
  return plan === 'contracted' ? 'active' : STATUS_OF_OUTCOME[outcome];
}

/** What can bring an account on hold by itself, and the code that says so. The first that explains the hold is its code. */
const CAUSES: readonly { readonly code: HoldCode; readonly signals: readonly SignalName[] }[] = [
  { code: 'payment_flagged', signals: ['card_flagged'] },
  { code: 'linked_to_held_account', signals: LINK_KINDS.map((kind) => `linked_${kind}` as const) },
];

/** Why a signup is held: a flagged card or a link when that forced it or tipped the scales, else the risk as a whole. */
export function holdCodeFor({ signals, scorecard }: Assessed): HoldCode {
  const cause = CAUSES.find((cause) => {
    const own = signals.filter((signal) => cause.signals.includes(signal.name));
    const others = signals.filter((signal) => !cause.signals.includes(signal.name));
    const forces = own.some(({ name }) => OUTCOME_OF_BAND[scorecard.forced[name] ?? 'low'] === 'hold');
    return forces || (own.length > 0 && score(others, scorecard).outcome !== 'hold');
  });
  return cause?.code ?? 'high_risk_signup';
}
