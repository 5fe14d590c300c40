import type { CaseType } from '../kernel/words.js';

/** Where a case waits when a reviewer has passed it up; only who may override takes from here. */
export const ESCALATED_QUEUE = 'escalated';

/** The queue in which cases of a type wait. */
export function queueOf(type: CaseType): string {
  return type;
}
