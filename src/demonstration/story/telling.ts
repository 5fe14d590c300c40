import type { FactKind } from '../../accounts/account-facts.js';
import type { HoldCode } from '../../holds/hold.codes.js';
import type { Service } from '../../kernel/words.js';
import type { StaffKey } from '../content/staff.js';
import type { Ago } from './moments.js';
import { claimedFirst, customerStep, staffStep, type Shown, type Step } from './steps.js';

/* The words in which the stories are told. Each gives the steps that it takes. */

type Steps = readonly Step[];

export const claims = (at: Ago, by: StaffKey): Steps => [staffStep(at, by, { does: 'claim' })];

export const notes = (at: Ago, by: StaffKey, text: string): Steps => [
  staffStep(at, by, { does: 'note', text }),
];

export const writes = (at: Ago, by: StaffKey, text: string): Steps => [
  staffStep(at, by, { does: 'write', text }),
];

export const asks = (at: Ago, by: StaffKey, text: string, fields: readonly string[]): Steps =>
  claimedFirst(staffStep(at, by, { does: 'ask', text, fields }), by);

export const snoozes = (at: Ago, by: StaffKey, until: Ago, text: string): Steps =>
  claimedFirst(staffStep(at, by, { does: 'snooze', until, text }), by);

export const escalates = (at: Ago, by: StaffKey, text: string): Steps =>
  claimedFirst(staffStep(at, by, { does: 'escalate', text }), by);

export const handsOff = (at: Ago, by: StaffKey, to: StaffKey, text: string): Steps =>
  claimedFirst(staffStep(at, by, { does: 'hand_off', to, text }), by);

export const approves = (at: Ago, by: StaffKey, note: string | null = null): Steps =>
  claimedFirst(
    staffStep(at, by, { does: 'decide', conclusion: { outcome: 'approve', codes: [], note } }),
    by,
  );

export const rejects = (at: Ago, by: StaffKey, codes: readonly string[], note: string | null): Steps =>
  claimedFirst(staffStep(at, by, { does: 'decide', conclusion: { outcome: 'reject', codes, note } }), by);

export const rejectsAndRegrets = (at: Ago, by: StaffKey, codes: readonly string[], note: string): Steps =>
  claimedFirst(
    staffStep(at, by, { does: 'decide_and_regret', conclusion: { outcome: 'reject', codes, note } }),
    by,
  );

export const answers = (at: Ago, text: string, evidence: readonly Shown[] = []): Steps => [
  customerStep(at, { does: 'answer', text, evidence }),
];

export const corrects = (at: Ago, changes: { useCase?: string; sampleMessage?: string }): Steps => [
  customerStep(at, { does: 'correct', changes }),
];

export const withdraws = (at: Ago, reason: string): Steps => [customerStep(at, { does: 'withdraw', reason })];

interface HoldWishes {
  readonly services?: readonly Service[];
  readonly until?: Ago;
}

export const holds = (
  at: Ago,
  by: StaffKey,
  code: HoldCode,
  text: string,
  wishes: HoldWishes = {},
): Steps => {
  const { services = null, until = null } = wishes;
  return [staffStep(at, by, { does: 'hold', code, services, until, text })];
};

export const releasesHold = (at: Ago, by: StaffKey, text: string): Steps => [
  staffStep(at, by, { does: 'release_hold', text }),
];

export const finds = (at: Ago, by: StaffKey, kind: FactKind, text: string): Steps => [
  staffStep(at, by, { does: 'find', kind, text }),
];

export const clearsFact = (at: Ago, by: StaffKey, text: string): Steps => [
  staffStep(at, by, { does: 'clear_fact', text }),
];

export const closes = (at: Ago, by: StaffKey, text: string): Steps => [
  staffStep(at, by, { does: 'close', text }),
];
