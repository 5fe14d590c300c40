import { ConflictError } from '../kernel/errors.js';

export const CASE_STATUSES = [
  'open',
  'in_review',
  'awaiting_customer',
  'snoozed',
  'decided',
  'withdrawn',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_MOVES = [
  'claim',
  'release',
  'hand_off',
  'snooze',
  'wake',
  'escalate',
  'ask',
  'answer',
  'discuss',
  'decide',
  'withdraw',
] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

/** Whose turn it is: from → move → to. What is not in the table is refused. */
const TABLE: { readonly [from in CaseStatus]: { readonly [move in CaseMove]?: CaseStatus } } = {
  open: {
    claim: 'in_review',
    hand_off: 'in_review',
    escalate: 'open',
    answer: 'open',
    discuss: 'awaiting_customer',
    decide: 'decided',
    withdraw: 'withdrawn',
  },
  in_review: {
    release: 'open',
    hand_off: 'in_review',
    snooze: 'snoozed',
    escalate: 'open',
    ask: 'awaiting_customer',
    answer: 'in_review',
    discuss: 'awaiting_customer',
    decide: 'decided',
    withdraw: 'withdrawn',
  },
  // A reviewer need not wait for ever: claiming takes the turn back.
  awaiting_customer: { claim: 'in_review', hand_off: 'in_review', answer: 'open', withdraw: 'withdrawn' },
  snoozed: { claim: 'in_review', hand_off: 'in_review', wake: 'open', answer: 'open', withdraw: 'withdrawn' },
  decided: {},
  withdrawn: {},
};

/** Nothing can move a case out of these. */
export const CLOSED_STATUSES = ['decided', 'withdrawn'] as const satisfies readonly CaseStatus[];

export class CaseMoveRefusedError extends ConflictError {
  constructor(from: CaseStatus, move: CaseMove) {
    super('case_state', `A case that is ${WORDS[from]} cannot be ${VERBS[move]}.`, { status: from });
  }
}

/** The status after the move. @throws CaseMoveRefusedError */
export function nextCaseStatus(from: CaseStatus, move: CaseMove): CaseStatus {
  const to = TABLE[from][move];
  if (to === undefined) throw new CaseMoveRefusedError(from, move);
  return to;
}

/** Whether the case still needs work. */
export function isCaseOpen(status: CaseStatus): boolean {
  return status !== 'decided' && status !== 'withdrawn';
}

const WORDS: Readonly<Record<CaseStatus, string>> = {
  open: 'waiting in the queue',
  in_review: 'in review',
  awaiting_customer: 'waiting for the customer',
  snoozed: 'snoozed',
  decided: 'decided',
  withdrawn: 'withdrawn',
};

const VERBS: Readonly<Record<CaseMove, string>> = {
  claim: 'claimed',
  release: 'released',
  hand_off: 'handed off',
  snooze: 'snoozed',
  wake: 'woken',
  escalate: 'escalated',
  ask: 'put to the customer',
  answer: 'answered',
  discuss: 'discussed',
  decide: 'decided',
  withdraw: 'withdrawn',
};
