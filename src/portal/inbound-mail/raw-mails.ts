import { Injectable } from '@nestjs/common';
import { UnattachedFile } from '../../cases/evidence/unattached-file.entity.js';
import { endWatch } from '../../cases/evidence/unattached-files.sql.js';
import { Database } from '../../database/database.js';
import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { newStorageKey } from '../../integrations/storage/storage-key.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { HOUR } from '../../kernel/clock.js';

/** A mail that is not entered by then never will be. */
const ENTERED_WITHIN_MS = HOUR;

/**
 * Keeps mails as they came. The watch over unattached files is used here too: it is written before the file and ended with the row
 * that names the file, so that whatever crashes in between, no file stays that nobody knows of.
 */
@Injectable()
export class RawMails {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  /** Gives the key of the file. `id` is that of the row that is about to be written. */
  async keep(id: string, raw: Buffer, now: Date): Promise<string> {
    const key = newStorageKey();
    const removeAt = new Date(now.getTime() + ENTERED_WITHIN_MS);
    await this.database.query(insertRow(UnattachedFile, { evidenceId: id, storageKeys: [key], removeAt }));
    await this.storage.put(key, raw, 'message/rfc822');
    return key;
  }

  /** The row that names the file is written in this transaction. */
  entered(tx: Tx, id: string): void {
    tx.write(endWatch(id));
  }

  /** The file is removed soon after this transaction, whatever happens. */
  discard(tx: Tx, id: string, key: string, now: Date): void {
    tx.write({
      name: 'watch-doomed-mail',
      text: `INSERT INTO unattached_files (evidence_id, storage_keys, remove_at) VALUES ($1, $2, $3)
             ON CONFLICT (evidence_id) DO UPDATE SET remove_at = EXCLUDED.remove_at`,
      values: [id, [key], now],
      touches: `unattached_files ${id}`,
    });
  }

  read(key: string): Promise<Buffer> {
    return this.storage.get(key);
  }
}
