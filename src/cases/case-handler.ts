import type { Actor } from '../kernel/actor.js';
import type { CaseType } from '../kernel/words.js';
import type { Reader, Tx } from '../database/tx.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import type { CodeDefinition } from './code-definition.js';
import type { Conditions, Outcome } from './decision.entity.js';

/** An outcome that is available now: it draws the buttons and guards the command. */
export interface DecisionOffer {
  readonly outcome: Outcome;
  /** What the button says: "Approve and release". */
  readonly label: string;
  /** The codes to choose from; none where the outcome takes no code, else at least one must be chosen. */
  readonly codes: readonly CodeDefinition[];
  /** Those of them that automatic checks point at: offered first, and chosen together by one key. */
  readonly suggested?: readonly string[];
  /** The customer may correct what is decided with codes that are all resubmittable: the form says which are not. */
  readonly correctable?: boolean;
  /** Whether it ends the case; one that does not opens a conversation, and the turn is the customer's. */
  readonly concludes: boolean;
  readonly note: 'required' | 'optional';
  /** Whether the reviewer adds words that the customer reads. */
  readonly publicMessage: 'none' | 'optional' | 'required';
  /** Whether the approval may be bound to conditions. */
  readonly conditions: boolean;
  /** Against a rule that has no exception for ordinary reviewers: needs the right to override. */
  readonly override: boolean;
  /** Waits for a second person where four eyes are asked for. */
  readonly fourEyes: boolean;
  /** Word for word what the customer will read, before anything is decided. */
  readonly customerReads: string;
}

/** A decision on its way through the one door, as the case type sees it. */
export interface DecisionMade {
  readonly id: string;
  readonly caseId: string;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly publicMessage: string | null;
  readonly conditions: Conditions | null;
  readonly override: boolean;
  readonly actor: Actor;
  readonly at: Date;
}

/** The customer's part in a case; null where a case type gives him none. */
export interface Conversation {
  /** The fields a reviewer may point at when asking, as the customer knows them. */
  readonly fields: readonly string[];
  /** Notes on the subject's own row whose turn it is, and the promise that goes with it. */
  passTurn(
    tx: Tx,
    subjectId: string,
    turn: { to: 'customer' | 'us'; at: Date; aimBy: Date; dueBy: Date },
  ): void;
  /** What the customer is sent when a reviewer writes. `asks`: the case waits for his answer. */
  tell(
    tx: Tx,
    subjectId: string,
    message: { text: string; asks: boolean },
  ): Promise<readonly OutboxMessage[]>;
}

/** What a case type plugs into the spine. The spine knows no more of it than this. */
export interface CaseHandler<Subject = unknown> {
  readonly type: CaseType;
  /** Every code that can decide a case of this type, for `GET /api/codes`. */
  readonly codes: readonly CodeDefinition[];
  readonly conversation: Conversation | null;
  /** The row under review, locked, with all that offers and effect need: for deciding. */
  load(tx: Tx, subjectId: string): Promise<Subject>;
  /** The same without a lock: for showing what could be decided, so that whoever looks holds nobody up. */
  read(from: Reader, subjectId: string): Promise<Subject>;
  /** Somebody took the case, for case types whose customer sees that: the case is locked, the subject not yet. */
  begin?(tx: Tx, subjectId: string, actor: Actor, at: Date): Promise<void>;
  /** What may be decided now. Draws the buttons and guards the command. */
  offers(subject: Subject, now: Date): readonly DecisionOffer[];
  /** The decision's effect on the subject's own rows; gives what the customer is to be told. */
  apply(tx: Tx, subject: Subject, decision: DecisionMade): Promise<readonly OutboxMessage[]>;
  /** The case ends without a decision: its customer withdrew, the account was closed, or what it was about is settled. */
  withdraw(tx: Tx, subjectId: string, at: Date): void;
  /** What the reviewer sees of the subject: a view and its model. Reads only. */
  panel(subjectId: string): Promise<{ readonly view: string; readonly model: object }>;
}

/** One handler for each case type; a forgotten one does not compile. Grows with `CaseType` as later case types arrive. */
export type CaseHandlers = { readonly [T in HandledCaseType]: CaseHandler & { readonly type: T } };

/** The case types that this version of the program reviews. */
export const HANDLED_CASE_TYPES = [
  'reassessment',
  'account_review',
  'outbound_permission',
  'business_profile',
  'toll_free_verification',
] as const satisfies readonly CaseType[];
export type HandledCaseType = (typeof HANDLED_CASE_TYPES)[number];

/** Nest's token for the handlers. */
export const CASE_HANDLERS = Symbol('CASE_HANDLERS');

/** The handler of a case type. @throws Error for a type that this version does not review. */
export function handlerFor(handlers: CaseHandlers, type: CaseType): CaseHandler {
  const handled = HANDLED_CASE_TYPES.find((known) => known === type);
  if (handled === undefined) throw new Error(`No case handler for ${type}.`);
  return handlers[handled];
}
