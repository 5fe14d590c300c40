import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { insertRow } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { firstRunLock } from './first-run-lock.js';
import { OneTimeLinks } from '../one-time-links.js';
import { hashSecret } from '../secrets.js';
import { staffByEmail } from '../staff/staff-directory.js';
import { Staff } from '../staff.entity.js';

/** The token that the environment sets is known by this name; nobody can give it to another. */
export const ENVIRONMENT_TOKEN_NAME = 'ADMIN_TOKEN';

/** How the first admin gets in: `linkSecret` completes `/sign-in/link/<secret>`; null once he has a password. */
export interface FirstAdminEntry {
  readonly email: string;
  readonly linkSecret: string | null;
}

/**
 * The person who can invite all others. He exists from the first start on, with the token that `ADMIN_TOKEN` sets, and gets a
 * one-time link at every start until he has set a password. Several processes may start at once; one makes him.
 */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly links: OneTimeLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null when there is nothing to do: others are admins already and no `ADMIN_TOKEN` asks for this one. */
  ensure(): Promise<FirstAdminEntry | null> {
    return this.unitOfWork.run(async (tx) => {
      await tx.query(firstRunLock());
      const now = this.clock.now();
      const admin = await this.findOrMake(tx, now);
      if (admin === null) return null;
      if (this.config.adminToken !== null) await this.setToken(tx, now, admin, this.config.adminToken);
      if (admin.passwordHash !== null || admin.disabledAt !== null)
        return { email: admin.email, linkSecret: null };
      const { secret } = this.links.create(tx, now, 'staff_sign_in', { staffId: admin.id });
      return { email: admin.email, linkSecret: secret };
    });
  }

  private async findOrMake(
    tx: Tx,
    now: Date,
  ): Promise<Pick<Staff, 'id' | 'email' | 'passwordHash' | 'disabledAt'> | null> {
    const email = this.config.adminEmail;
    const [known] = await tx.query<Staff>(staffByEmail(email));
    if (known !== undefined) return known;
    if (this.config.adminToken === null && (await tx.query(anyActiveAdmin())).length > 0) return null;
    const admin = {
      id: newId(now),
      email,
      name: 'First admin',
      roles: ['admin', 'senior_reviewer'] satisfies Staff['roles'],
      createdAt: now,
    };
    tx.write(insertRow(Staff, admin));
    this.ledger.record(tx, now, {
      action: 'staff.invited',
      actor: SYSTEM,
      subjectKind: 'staff',
      subjectId: admin.id,
      detail: { email, roles: admin.roles, reason: 'first start' },
    });
    return { ...admin, passwordHash: null, disabledAt: null };
  }

  /** Makes the environment's token the only one of that name; a new value in the environment ends the old one. */
  private async setToken(tx: Tx, now: Date, admin: { id: string }, token: string): Promise<void> {
    const hash = hashSecret(token);
    if ((await tx.query(liveEnvironmentToken(admin.id, hash))).length > 0) return;
    tx.write(revokeEnvironmentTokens(hash, now));
    tx.write(upsertEnvironmentToken(newId(now), admin.id, hash, now));
    this.ledger.record(tx, now, {
      action: 'staff.token_created',
      actor: SYSTEM,
      subjectKind: 'staff',
      subjectId: admin.id,
      detail: { name: ENVIRONMENT_TOKEN_NAME, reason: 'set by the environment' },
    });
  }
}

function anyActiveAdmin(): Statement {
  return {
    name: 'any-active-admin',
    text: `SELECT id FROM staff WHERE 'admin' = ANY (roles) AND disabled_at IS NULL LIMIT 1`,
    values: [],
  };
}

function liveEnvironmentToken(staffId: string, hash: Buffer): Statement {
  return {
    name: 'live-environment-token',
    text: `SELECT id FROM staff_tokens WHERE staff_id = $1 AND token_hash = $2 AND name = $3 AND revoked_at IS NULL`,
    values: [staffId, hash, ENVIRONMENT_TOKEN_NAME],
  };
}

function revokeEnvironmentTokens(exceptHash: Buffer, now: Date): Statement {
  return {
    name: 'revoke-environment-tokens',
    text: `UPDATE staff_tokens SET revoked_at = $3 WHERE name = $1 AND token_hash <> $2 AND revoked_at IS NULL`,
    values: [ENVIRONMENT_TOKEN_NAME, exceptHash, now],
  };
}

/** A value that was set before, and replaced, may come back. */
function upsertEnvironmentToken(id: string, staffId: string, hash: Buffer, now: Date): Statement {
  return {
    name: 'upsert-environment-token',
    text: `INSERT INTO staff_tokens (id, staff_id, name, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (token_hash) DO UPDATE SET staff_id = EXCLUDED.staff_id, name = EXCLUDED.name, created_at = EXCLUDED.created_at, revoked_at = NULL`,
    values: [id, staffId, ENVIRONMENT_TOKEN_NAME, hash, now],
  };
}
