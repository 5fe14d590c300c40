import { columnsOf } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';

/**
 * Locks a verification for the rest of the transaction: first the case behind it, if there is one, then the row, in the order of
 * every decision. Null when there is none, or it was deleted.
 */
export async function lockVerification(tx: Tx, verificationId: string): Promise<TollFreeVerification | null> {
  await tx.query({
    name: 'lock-case-of-verification',
    text: `SELECT 1 FROM cases c WHERE c.id = (SELECT v.case_id FROM toll_free_verifications v WHERE v.id = $1) FOR UPDATE`,
    values: [verificationId],
  });
  const [verification] = await tx.query<TollFreeVerification>({
    name: 'lock-verification',
    text: `SELECT ${columnsOf(TollFreeVerification, 'v')} FROM toll_free_verifications v
           WHERE v.id = $1 AND v.deleted_at IS NULL FOR UPDATE`,
    values: [verificationId],
  });
  return verification ?? null;
}
