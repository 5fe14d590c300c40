import type { Conditions, Outcome } from './decision.entity.js';

/** What somebody wants to decide; checked against the offers on the locked row. */
export interface DecisionRequest {
  readonly caseId: string;
  readonly version: number;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  /** For staff, never shown to the customer. */
  readonly note: string | null;
  readonly publicMessage: string | null;
  readonly conditions: Conditions | null;
  /** Set when the decision was announced before and waited (undo window, second person). */
  readonly decisionId?: string;
}
