import type { NumberTraffic } from '../accounts/numbers/number-traffic.js';
import type { TrafficState } from '../accounts/numbers/traffic-state.js';
import { madeProfileFollows } from '../business-profiles/make-profile-for.js';
import type { DecisionMade } from '../cases/case-handler.js';
import { updateRow } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../kernel/ids.js';
import { editUntil } from './edit-window.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { areResubmittable, isTollFreeCode } from './toll-free.codes.js';
import { nextVerificationStatus } from './toll-free.states.js';

export type Verdict = 'approve' | 'reject';

/** Whether the number may send follows from the verdict (W101, W102). */
const TRAFFIC: Readonly<Record<Verdict, TrafficState>> = { approve: 'verified', reject: 'restricted' };

/**
 * What a verdict does: the verification's row with the sids that exist once it is processed (W82), the submission that was judged, the
 * number, and the profile that appeared with it. A rejection opens the edit window: seven days from now to the millisecond
 * (W106), for nothing when one of its codes cannot be corrected (W150). Gives the verification as it is afterwards.
 */
export function applyVerdict(
  tx: Tx,
  traffic: NumberTraffic,
  verification: TollFreeVerification,
  decision: Pick<DecisionMade, 'codes' | 'at'> & { readonly outcome: Verdict },
): TollFreeVerification {
  const { outcome, at } = decision;
  const codes = outcome === 'reject' ? decision.codes.filter(isTollFreeCode) : [];
  const isRejected = outcome === 'reject';
  const changes = {
    status: nextVerificationStatus(verification.status, outcome),
    trustProductId: verification.trustProductId ?? newId(at),
    regulatedItemId: verification.regulatedItemId ?? newId(at),
    rejectionCodes: codes,
    rejectedAt: isRejected ? at : null,
    editUntil: isRejected ? editUntil(at) : null,
    editAllowed: isRejected ? areResubmittable(codes) : null,
    expiredAt: null,
    decidedAt: at,
    updatedAt: at,
    version: verification.version + 1,
  };
  tx.write(updateRow(TollFreeVerification, verification.id, changes));
  const judged = { ...verification, ...changes };
  tx.write(judgeSubmission(judged, outcome, at));
  if (verification.customerProfileId !== null)
    tx.write(madeProfileFollows(verification.customerProfileId, outcome, at));
  traffic.set(tx, verification, TRAFFIC[outcome], at);
  return judged;
}

/** The submission as it was sent keeps what became of it, for the comparison with the next one. */
function judgeSubmission(
  { id, submission, rejectionCodes }: TollFreeVerification,
  outcome: Verdict,
  at: Date,
): Statement {
  return {
    name: 'judge-toll-free-submission',
    text: `UPDATE toll_free_submissions SET decided_at = $3, outcome = $4, rejection_codes = $5
           WHERE verification_id = $1 AND submission = $2`,
    values: [id, submission, at.toISOString(), outcome, rejectionCodes],
    touches: `toll_free_submissions ${id} ${submission}`,
  };
}
