import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import type { Account } from '../../accounts/account.entity.js';
import { AccountClosedError } from '../../accounts/account-refusals.js';
import { Database } from '../../database/database.js';
import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { newStorageKey } from '../../integrations/storage/storage-key.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { Evidence } from './evidence.entity.js';
import { inspectUpload } from './inspect/inspect-upload.js';
import type { InspectedFile } from './inspect/inspected-file.js';
import type { ReceivedFile } from './received-file.js';
import { UnattachedFiles } from './unattached-files.js';
import { refuseTooManyUploads } from './upload-allowance.js';

/** A customer hands in a file as evidence (P9): it is looked into, kept under random names, and hangs on no case yet. */
@Injectable()
export class StoreEvidence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly files: UnattachedFiles,
  ) {}

  /**
   * Keeps the file for the caller's own account; `attachEvidence` hangs it on a case later. When anything fails, nothing
   * of the file stays.
   * @throws InvalidError with a code of `inspect/file-refusals.ts`, TooManyUploadsError, AccountClosedError
   */
  async store(by: CustomerPrincipal, file: ReceivedFile): Promise<Evidence> {
    await refuseTooManyUploads(this.database, by.accountId, this.clock.now());
    const inspected = await inspectUpload(file.bytes, file.name);
    const evidence = evidenceOf(by, inspected, this.clock.now());
    await this.files.keep(evidence, { original: file.bytes, preview: inspected.preview });
    try {
      await this.unitOfWork.run((tx) => this.record(tx, by, evidence));
    } catch (error) {
      await this.files.discard(evidence);
      throw error;
    }
    return evidence;
  }

  private async record(tx: Tx, by: CustomerPrincipal, evidence: Evidence): Promise<void> {
    // Uploads of one account are counted one after the other, so that no two of them can both be the last one allowed.
    const [account] = await tx.query<Pick<Account, 'id' | 'status' | 'closedAt'>>({
      name: 'lock-uploading-account',
      text: `SELECT a.id, a.status, a.closed_at AS "closedAt" FROM accounts a WHERE a.id = $1 FOR NO KEY UPDATE`,
      values: [by.accountId],
    });
    if (account?.status === 'closed') throw new AccountClosedError(account);
    await refuseTooManyUploads(tx, by.accountId, evidence.createdAt);
    tx.write(insertRow(Evidence, evidence));
    this.ledger.record(tx, evidence.createdAt, {
      action: 'evidence.uploaded',
      actor: actorOf(by),
      subjectKind: 'evidence',
      subjectId: evidence.id,
      accountId: evidence.accountId,
      detail: {
        contentType: evidence.contentType,
        size: evidence.size,
        sha256: evidence.sha256.toString('hex'),
      },
    });
  }
}

function evidenceOf(by: CustomerPrincipal, inspected: InspectedFile, now: Date): Evidence {
  return {
    id: newId(now),
    accountId: by.accountId,
    uploadedByKind: 'customer',
    uploadedById: by.portalUserId,
    originalName: inspected.displayName,
    contentType: inspected.contentType,
    size: inspected.size,
    pages: inspected.pages ?? null,
    sha256: Buffer.from(inspected.sha256, 'hex'),
    storageKey: newStorageKey(),
    previewKey: inspected.preview === null ? null : newStorageKey(),
    createdAt: now,
  };
}
