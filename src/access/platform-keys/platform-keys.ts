import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { insertRow } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import { newId, toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { abilityOf } from '../ability.js';
import { authorize } from '../authorize.js';
import { PlatformKey } from './platform-key.entity.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import type { NewPlatformKeyView, PlatformKeyView } from './platform-key.views.js';
import { hashSecret, newPlatformKey } from '../secrets.js';

/** The keys with which the platform calls; the one that the environment may set is not among them. */
@Injectable()
export class PlatformKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  async create(maker: StaffPrincipal, name: string): Promise<NewPlatformKeyView> {
    authorize(abilityOf(maker), 'manage', 'platform_key', {});
    const now = this.clock.now();
    const [id, key] = [newId(now), newPlatformKey()];
    await this.unitOfWork.run((tx) => {
      tx.write(insertRow(PlatformKey, { id, name, keyHash: hashSecret(key), createdAt: now }));
      this.ledger.record(tx, now, {
        action: 'platform_key.created',
        actor: actorOf(maker),
        subjectKind: 'platform_key',
        subjectId: id,
        detail: { name },
      });
      return Promise.resolve();
    });
    return { sid: toSid('platformKey', id), name, key, createdAt: now.toISOString() };
  }

  /** The live keys, the newest first; at most 200. */
  async list(): Promise<readonly PlatformKeyView[]> {
    const rows = await this.database.query<{ id: string; name: string; created_at: Date }>(
      livePlatformKeys(),
    );
    return rows.map(({ id, name, created_at }) => ({
      sid: toSid('platformKey', id),
      name,
      createdAt: created_at.toISOString(),
    }));
  }

  /** The platform is refused with this key from the next request on. @throws NotFoundError */
  async revoke(ender: StaffPrincipal, id: string): Promise<void> {
    authorize(abilityOf(ender), 'manage', 'platform_key', {});
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const [revoked] = await tx.query<{ name: string }>(revokePlatformKey(id, now));
      if (revoked === undefined) throw new NotFoundError('platform key', toSid('platformKey', id));
      this.ledger.record(tx, now, {
        action: 'platform_key.revoked',
        actor: actorOf(ender),
        subjectKind: 'platform_key',
        subjectId: id,
        detail: { name: revoked.name },
      });
    });
  }
}

function livePlatformKeys(): Statement {
  return {
    name: 'live-platform-keys',
    text: `SELECT id, name, created_at FROM platform_keys WHERE revoked_at IS NULL ORDER BY id DESC LIMIT 200`,
    values: [],
  };
}

function revokePlatformKey(id: string, now: Date): Statement {
  return {
    name: 'revoke-platform-key',
    text: `UPDATE platform_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING name`,
    values: [id, now],
  };
}
