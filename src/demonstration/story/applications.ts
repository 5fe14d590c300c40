import type { Conditions } from '../../cases/decision.entity.js';
import { MINUTE } from '../../kernel/clock.js';
import type { Money } from '../../kernel/money.js';
import type { Service } from '../../kernel/words.js';
import type { ApplicationDto } from '../../outbound-permissions/outbound-permissions.dto.js';
import type { StaffKey } from '../content/staff.js';
import { lengthOf, type Ago } from './moments.js';
import { claimedFirst, staffStep, type Conclusion, type Step } from './steps.js';

/** A question behind T10 to T14 to which the customer says yes. */
export type Yes = Exclude<keyof ApplicationDto, 'channels'>;

/** What a customer, or the payment gateway for him, does about a request for outbound permission. */
export type ApplicantAct =
  | { readonly does: 'open' | 'confirm_phone' | 'take_back' }
  | {
      readonly does: 'describe';
      readonly purpose: string;
      readonly channels: readonly Service[];
      readonly yes: readonly Yes[];
    }
  /** Of those that are kept for fiction, in E.164. */
  | { readonly does: 'give_phone'; readonly phone: string }
  | { readonly does: 'ask_for_deposit'; readonly money: Money }
  /** The gateway tells that it was paid; `amount` where it was another than agreed. */
  | { readonly does: 'pay'; readonly amount?: number }
  | { readonly does: 'money_back' }
  | { readonly does: 'say'; readonly text: string };

/** One act, so many milliseconds before the start of the program. */
export interface ApplicantStep {
  readonly ago: number;
  readonly act: ApplicantAct;
}

/** A request for outbound permission and what became of it. */
export interface ApplicationPlot {
  readonly business: string;
  readonly acts: readonly (readonly ApplicantStep[])[];
  readonly then: readonly (readonly Step[])[];
}

export interface Application {
  readonly purpose: string;
  readonly channels: readonly Service[];
  readonly yes?: readonly Yes[];
  readonly phone: string;
  readonly money: Money;
}

type Acts = readonly ApplicantStep[];

export const does = (at: Ago, act: ApplicantAct): Acts => [{ ago: lengthOf(at), act }];

/** The three steps as most people take them: within a few minutes, one after the other. */
export function asks(at: Ago, application: Application): Acts {
  const { purpose, channels, yes = [], phone, money } = application;
  const acts: readonly ApplicantAct[] = [
    { does: 'open' },
    { does: 'describe', purpose, channels, yes },
    { does: 'give_phone', phone },
    { does: 'confirm_phone' },
    { does: 'ask_for_deposit', money },
    { does: 'pay' },
  ];
  return acts.map((act, minutes) => ({ ago: lengthOf(at) - minutes * MINUTE, act }));
}

/** A reviewer talks about it instead of deciding (T16). */
export const discusses = (at: Ago, by: StaffKey, text: string): readonly Step[] =>
  concludes(at, by, { outcome: 'discuss', codes: [], note: null, publicMessage: text });

export const grants = (at: Ago, by: StaffKey, note: string, conditions: Conditions): readonly Step[] =>
  concludes(at, by, { outcome: 'approve', codes: [], note, conditions });

export const refuses = (at: Ago, by: StaffKey, codes: readonly string[], note: string): readonly Step[] =>
  concludes(at, by, { outcome: 'reject', codes, note });

function concludes(at: Ago, by: StaffKey, conclusion: Conclusion): readonly Step[] {
  return claimedFirst(staffStep(at, by, { does: 'decide', conclusion }), by);
}
