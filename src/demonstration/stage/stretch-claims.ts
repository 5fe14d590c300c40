import type { Statement } from '../../database/statement.js';
import { DAY } from '../../kernel/clock.js';

/** Nobody of the fictional staff is there to renew a claim, so theirs last for a day: until then the desk shows cases in review. */
export function stretchClaims(staffIds: readonly string[], now: Date): Statement {
  return {
    name: 'stretch-demonstration-claims',
    text: `UPDATE cases SET claim_expires_at = $2 WHERE assignee_id = ANY ($1) AND status = 'in_review'`,
    values: [staffIds, new Date(now.getTime() + DAY)],
  };
}
