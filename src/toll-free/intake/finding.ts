import type { FieldName } from '../field-rules.js';
import { TOLL_FREE_CODES, type TollFreeCode } from '../toll-free.codes.js';

/** What a finding is about: a field of the submission, or the number that it is for. */
export type FoundIn = FieldName | 'TollfreePhoneNumberSid';

/** What one automatic check saw. It suggests, a reviewer decides: no finding rejects anything by itself. */
export interface Finding {
  /** The rejection code that it suggests, or null when it only says what to look at. */
  readonly code: TollFreeCode | null;
  readonly field: FoundIn;
  /** The exact words, or the address, that caused it. */
  readonly cause: string;
  /** For the reviewer, and for the customer before submitting. */
  readonly sentence: string;
  /** False when the check could not be made; then there is no code. */
  readonly couldRun: boolean;
  /** The page that it speaks of, if there is one. */
  readonly url: string | null;
}

const LONGEST_CAUSE = 300;

/** A finding of a check that was made. */
export function found(
  code: TollFreeCode | null,
  field: FoundIn,
  cause: string,
  sentence: string,
  url: string | null = null,
): Finding {
  return { code, field, cause: shortened(cause), sentence, couldRun: true, url };
}

/** A check that could not be made: said, so that the reviewer looks, and never a reason to reject. */
export function couldNotRun(
  field: FoundIn,
  cause: string,
  sentence: string,
  url: string | null = null,
): Finding {
  return { code: null, field, cause: shortened(cause), sentence, couldRun: false, url };
}

/** The codes that the findings suggest, each once, in the order of the carriers' table. */
export function suggestedCodes(
  findings: readonly Pick<Finding, 'code' | 'couldRun'>[],
): readonly TollFreeCode[] {
  const suggested = new Set(findings.filter(({ couldRun }) => couldRun).map(({ code }) => code));
  return TOLL_FREE_CODES.map(({ code }) => code).filter((code) => suggested.has(code));
}

function shortened(cause: string): string {
  const text = cause.trim();
  return text.length <= LONGEST_CAUSE ? text : `${text.slice(0, LONGEST_CAUSE - 1)}…`;
}
