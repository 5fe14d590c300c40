import { HANDLED_CASE_TYPES, type CaseHandlers } from '../cases/case-handler.js';
import { HOLD_CODES } from '../holds/hold.codes.js';
import { wordOf } from '../http/views/words.js';

/** What staff call a code, of a decision or of a hold; a code of an older table is spelled out. */
export type LabelOfCode = (code: string) => string;

export function labelsOf(handlers: CaseHandlers): LabelOfCode {
  const known = [...HANDLED_CASE_TYPES.flatMap((type) => handlers[type].codes), ...HOLD_CODES];
  const labels = new Map(known.map(({ code, label }) => [code, label]));
  return (code) => labels.get(code) ?? wordOf(code).label;
}
