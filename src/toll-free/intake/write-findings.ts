import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { newId } from '../../kernel/ids.js';
import type { TollFreeVerification } from '../toll-free-verification.entity.js';
import type { LookedThrough } from './look-through.js';
import { TollFreeFinding } from './toll-free-finding.entity.js';
import { TollFreeSnapshot } from './toll-free-snapshot.entity.js';

/** Writes what was found and seen. A finding about a page refers to the snapshot of that page. */
export function writeFindings(
  tx: Tx,
  { id, accountId, submission }: TollFreeVerification,
  { findings, visits }: LookedThrough,
  at: Date,
): void {
  const of = { verificationId: id, accountId, submission };
  for (const { field, address, failure, snapshot } of visits) {
    const row: TollFreeSnapshot = {
      ...of,
      id: newId(at),
      field,
      url: address,
      finalUrl: snapshot?.finalUrl ?? null,
      status: snapshot?.status ?? null,
      contentType: snapshot?.contentType ?? null,
      size: snapshot?.size ?? null,
      sha256: snapshot?.kept?.sha256 ?? null,
      storageKey: snapshot?.kept?.storageKey ?? null,
      failure: snapshot?.kept === null ? 'not_kept' : failure,
      fetchedAt: at,
    };
    tx.write(insertRow(TollFreeSnapshot, row));
  }
  for (const finding of findings) {
    const kept = visits.find(
      ({ field, snapshot }) => field === finding.field && snapshot?.finalUrl === finding.url,
    )?.snapshot?.kept;
    const row: TollFreeFinding = {
      ...of,
      ...finding,
      id: newId(at),
      snapshotKey: kept?.storageKey ?? null,
      snapshotSha256: kept?.sha256 ?? null,
      foundAt: at,
    };
    tx.write(insertRow(TollFreeFinding, row));
  }
}
