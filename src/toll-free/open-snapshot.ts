import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStorage } from '../integrations/storage/storage.js';
import { Clock } from '../kernel/clock.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import type { Band } from '../kernel/words.js';
import { Ledger } from '../ledger/ledger.js';

interface GuardedSnapshot {
  readonly accountId: string;
  readonly parentId: string | null;
  readonly country: string;
  readonly band: Band;
  readonly caseId: string | null;
  readonly url: string;
  readonly storageKey: string | null;
  readonly size: number;
}

/** A kept page with its bytes. */
export interface OpenedSnapshot {
  readonly name: string;
  readonly size: number;
  readonly content: Readable;
}

/** A page of a submission as it was when it came in, for the reviewers who may see the account's evidence. Who opened it is in the ledger. */
@Injectable()
export class OpenSnapshot {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly storage: FileStorage,
  ) {}

  /** @throws NotFoundError when there is none, it was not kept, or it is not for the caller's eyes */
  async open(by: StaffPrincipal, id: string): Promise<OpenedSnapshot> {
    const sid = toSid('evidence', id);
    const found = await this.database.find<GuardedSnapshot>({
      name: 'find-toll-free-snapshot',
      text: `SELECT s.account_id AS "accountId", a.parent_id AS "parentId", a.country, a.band,
               v.case_id AS "caseId", s.url, s.storage_key AS "storageKey", coalesce(s.size, 0) AS size
             FROM toll_free_snapshots s JOIN accounts a ON a.id = s.account_id
             JOIN toll_free_verifications v ON v.id = s.verification_id
             WHERE s.id = $1`,
      values: [id],
    });
    if (found === null) throw new NotFoundError('evidence', sid);
    const { accountId, parentId, country, band, caseId, url, storageKey, size } = found;
    authorize(abilityOf(by), 'read', 'evidence', { accountId, parentId, country, band }, sid);
    if (storageKey === null) throw new NotFoundError('evidence', sid);
    const content = await this.storage.read(storageKey);
    await this.unitOfWork.run(async (tx) => {
      this.ledger.record(tx, this.clock.now(), {
        action: 'evidence.opened',
        actor: actorOf(by),
        subjectKind: 'evidence',
        subjectId: id,
        accountId,
        caseId,
        detail: { url },
      });
    });
    return { name: `${sid}.bin`, size, content };
  }
}
