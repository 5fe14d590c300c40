import type { Statement } from '../database/statement.js';

/** A verification that is under way ends without a verdict. */
export function endWithAccount(id: string, at: Date): Statement {
  return {
    name: 'end-toll-free-verification',
    text: `UPDATE toll_free_verifications SET deleted_at = $2, updated_at = $2, version = version + 1
           WHERE id = $1 AND deleted_at IS NULL AND status IN ('PENDING_REVIEW','IN_REVIEW')`,
    values: [id, at.toISOString()],
    touches: `toll_free_verifications ${id}`,
  };
}

/** W99, W173: a number without a verification is restricted. */
export function restrictNumberOf(verificationId: string): Statement {
  return {
    name: 'restrict-number-of-verification',
    text: `UPDATE numbers n SET traffic_state = 'restricted'
           FROM toll_free_verifications v WHERE v.id = $1 AND n.id = v.number_id AND n.traffic_state = 'pending'`,
    values: [verificationId],
    touches: `number of verification ${verificationId}`,
  };
}
