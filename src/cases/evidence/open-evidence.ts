import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type Principal, type StaffPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Evidence } from './evidence.entity.js';
import { findEvidence, type GuardedEvidence } from './evidence.sql.js';

/** Evidence with its bytes. */
export interface OpenedEvidence {
  readonly evidence: Evidence;
  readonly content: Readable;
}

/** Shows evidence to those who may see it: its account, the parent of it, and staff within their scope. What staff open is in the ledger. */
@Injectable()
export class OpenEvidence {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly storage: FileStorage,
  ) {}

  /** The file as it was sent. @throws NotFoundError when it does not exist or is not for the caller's eyes */
  async original(by: Principal, id: string): Promise<OpenedEvidence> {
    const evidence = await this.find(by, id);
    if (by.kind === 'staff') await this.record(by, evidence, 'evidence.opened');
    return { evidence, content: await this.open(evidence, evidence.storageKey) };
  }

  /** The picture of it that is safe to show, a WebP. @throws NotFoundError also when it has none, as documents have */
  async preview(by: StaffPrincipal, id: string): Promise<OpenedEvidence> {
    const evidence = await this.find(by, id);
    if (evidence.previewKey === null) throw new NotFoundError('preview of evidence', toSid('evidence', id));
    await this.record(by, evidence, 'evidence.previewed');
    return { evidence, content: await this.open(evidence, evidence.previewKey) };
  }

  private async find(by: Principal, id: string): Promise<Evidence> {
    const sid = toSid('evidence', id);
    const row = await this.database.find<GuardedEvidence>(findEvidence(id));
    if (row === null) throw new NotFoundError('evidence', sid);
    const { accountId, parentId, country, band } = row;
    authorize(abilityOf(by), 'read', 'evidence', { accountId, parentId, country, band }, sid);
    return row;
  }

  private async record(
    by: StaffPrincipal,
    evidence: Evidence,
    action: 'evidence.opened' | 'evidence.previewed',
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      this.ledger.record(tx, this.clock.now(), {
        action,
        actor: actorOf(by),
        subjectKind: 'evidence',
        subjectId: evidence.id,
        accountId: evidence.accountId,
      });
    });
  }

  /** A row whose file is gone is our loss and not the caller's mistake, so it is not told as "there is no such evidence". */
  private async open(evidence: Evidence, key: string): Promise<Readable> {
    try {
      return await this.storage.read(key);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new Error(`The file of ${toSid('evidence', evidence.id)} is not in the storage.`, {
        cause: error,
      });
    }
  }
}
