import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DueTasks } from '../../database/due-tasks.js';
import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { SYSTEM } from '../../kernel/actor.js';
import { DAY, MINUTE } from '../../kernel/clock.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Evidence } from './evidence.entity.js';
import { UnattachedFile } from './unattached-file.entity.js';
import {
  deleteIfUnattached,
  endWatch,
  lockDueWatches,
  lockEvidence,
  postponeWatch,
} from './unattached-files.sql.js';

/** A file that was uploaded and not attached to any case is kept for 7 days, then removed for good. */
export const KEPT_UNATTACHED_MS = 7 * DAY;

const AT_A_TIME = 50;

/** While one process removes files nobody else tries; after this long it is tried again. */
const TRIED_AGAIN_AFTER_MS = 10 * MINUTE;

/**
 * Keeps the files of evidence that hangs on no case yet, and removes them when that stays so. The watch is written first
 * and ended last, so that whatever crashes in between, every file is known either by its evidence or by its watch.
 */
@Injectable()
export class UnattachedFiles implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly storage: FileStorage,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'remove-unattached-evidence', run: (now) => this.removeDue(now) });
  }

  /** Puts the original and the preview, if any, under the keys of the row that is about to be written. All or nothing stays. */
  async keep(evidence: Evidence, bytes: { original: Buffer; preview: Buffer | null }): Promise<void> {
    const removeAt = new Date(evidence.createdAt.getTime() + KEPT_UNATTACHED_MS);
    const watch = { evidenceId: evidence.id, storageKeys: keysOf(evidence), removeAt };
    await this.database.query(insertRow(UnattachedFile, watch));
    try {
      await this.storage.put(evidence.storageKey, bytes.original, evidence.contentType);
      if (evidence.previewKey !== null && bytes.preview !== null)
        await this.storage.put(evidence.previewKey, bytes.preview, 'image/webp');
    } catch (error) {
      await this.discard(evidence);
      throw error;
    }
  }

  /** Removes files whose evidence did not come to be. What cannot be removed now is removed when the watch falls due. */
  async discard(evidence: Evidence): Promise<void> {
    await this.removeFiles({ evidenceId: evidence.id, storageKeys: keysOf(evidence) }).catch(() => undefined);
  }

  /** The due task: ends the watch over what was attached, removes what was not. Gives how many files were removed. */
  async removeDue(now: Date): Promise<number> {
    const doomed = await this.unitOfWork.run((tx) => this.removeRows(tx, now));
    const removals = await Promise.allSettled(doomed.map((watch) => this.removeFiles(watch)));
    const failed = removals.find((removal) => removal.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return doomed.length;
  }

  private async removeRows(tx: Tx, now: Date): Promise<readonly UnattachedFile[]> {
    const due = await tx.query<UnattachedFile>(lockDueWatches(now, AT_A_TIME));
    if (due.length === 0) return [];
    const ids = due.map((watch) => watch.evidenceId);
    // Locked first and asked afterwards: who attaches at this moment comes before the question or finds no file.
    const stored = await tx.query<{ id: string }>(lockEvidence(ids));
    const removed = await tx.query<{ id: string; accountId: string }>(deleteIfUnattached(ids));
    for (const { id, accountId } of removed)
      this.ledger.record(tx, now, {
        action: 'evidence.removed',
        actor: SYSTEM,
        subjectKind: 'evidence',
        subjectId: id,
        accountId,
        detail: { reason: 'never_attached' },
      });
    const gone = new Set(removed.map((row) => row.id));
    const attached = new Set(stored.map((row) => row.id).filter((id) => !gone.has(id)));
    for (const id of attached) tx.write(endWatch(id));
    const doomed = due.filter((watch) => !attached.has(watch.evidenceId));
    for (const { evidenceId } of doomed)
      tx.write(postponeWatch(evidenceId, new Date(now.getTime() + TRIED_AGAIN_AFTER_MS)));
    return doomed;
  }

  private async removeFiles(watch: Pick<UnattachedFile, 'evidenceId' | 'storageKeys'>): Promise<void> {
    for (const key of watch.storageKeys) await this.storage.delete(key);
    await this.database.query(endWatch(watch.evidenceId));
  }
}

function keysOf(evidence: Evidence): string[] {
  return evidence.previewKey === null ? [evidence.storageKey] : [evidence.storageKey, evidence.previewKey];
}
