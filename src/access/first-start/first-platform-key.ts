import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { insertRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { firstRunLock } from './first-run-lock.js';
import { PlatformKey } from '../platform-keys/platform-key.entity.js';
import { hashSecret, newPlatformKey } from '../secrets.js';

/** The key that the platform starts with: `PLATFORM_API_KEY`, or one made at the very first start and shown once. */
@Injectable()
export class FirstPlatformKey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The new key, to be shown now or never; null when the environment sets one, or when there ever was one (revoked ones count: they were revoked on purpose). */
  async ensure(): Promise<string | null> {
    if (this.config.platformApiKey !== null) return null;
    return this.unitOfWork.run(async (tx) => {
      await tx.query(firstRunLock());
      const known = await tx.query({
        name: 'any-platform-key',
        text: `SELECT id FROM platform_keys LIMIT 1`,
        values: [],
      });
      if (known.length > 0) return null;
      const now = this.clock.now();
      const key = newPlatformKey();
      const id = newId(now);
      tx.write(insertRow(PlatformKey, { id, name: 'First key', keyHash: hashSecret(key), createdAt: now }));
      this.ledger.record(tx, now, {
        action: 'platform_key.created',
        actor: SYSTEM,
        subjectKind: 'platform_key',
        subjectId: id,
        detail: { name: 'First key', reason: 'first start' },
      });
      return key;
    });
  }
}
