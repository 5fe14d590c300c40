import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { UnattachedFile } from './unattached-file.entity.js';

/** Watches that have fallen due, the oldest first; those that another process is at are left to it. Index `unattached_files_due`. */
export function lockDueWatches(now: Date, most: number): Statement {
  return {
    name: 'lock-due-file-watches',
    text: `SELECT ${columnsOf(UnattachedFile, 'u')} FROM unattached_files u
           WHERE u.remove_at <= $1 ORDER BY u.remove_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    values: [now, most],
  };
}

/** Locks the evidence against being attached; gives the ids that exist. */
export function lockEvidence(ids: readonly string[]): Statement {
  return {
    name: 'lock-evidence',
    text: `SELECT e.id FROM evidence e WHERE e.id = ANY ($1) ORDER BY e.id FOR UPDATE`,
    values: [ids],
  };
}

/** Deletes what hangs on no case; index `case_evidence_file`. */
export function deleteIfUnattached(ids: readonly string[]): Statement {
  return {
    name: 'delete-unattached-evidence',
    text: `DELETE FROM evidence e
           WHERE e.id = ANY ($1) AND NOT EXISTS (SELECT FROM case_evidence c WHERE c.evidence_id = e.id)
           RETURNING e.id, e.account_id AS "accountId"`,
    values: [ids],
  };
}

export function endWatch(evidenceId: string): Statement {
  return {
    name: 'end-file-watch',
    text: `DELETE FROM unattached_files WHERE evidence_id = $1`,
    values: [evidenceId],
    touches: `unattached_files ${evidenceId}`,
  };
}

export function postponeWatch(evidenceId: string, until: Date): Statement {
  return {
    name: 'postpone-file-watch',
    text: `UPDATE unattached_files SET remove_at = $2 WHERE evidence_id = $1`,
    values: [evidenceId, until],
    touches: `unattached_files ${evidenceId}`,
  };
}
