import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { insertRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError, InvalidError, NotFoundError } from '../../kernel/errors.js';
import { newId, toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { abilityOf } from '../ability.js';
import { authorize } from '../authorize.js';
import { ENVIRONMENT_TOKEN_NAME } from '../first-start/first-admin.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import { hashSecret, newStaffToken } from '../secrets.js';
import { StaffDirectory } from './staff-directory.js';
import { StaffToken } from '../staff-token.entity.js';
import type { NewTokenView, TokenView } from './staff.views.js';
import { liveTokensOf, revokeTokenOf, type LiveTokenRow } from './staff-tokens.sql.js';

/** Personal access tokens: each person has his own, an admin may make and end anybody's. Every one made or ended is in the ledger. */
@Injectable()
export class StaffTokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly directory: StaffDirectory,
  ) {}

  /** @throws NotFoundError, InvalidError `name_reserved`, ConflictError `staff_disabled` */
  create(maker: StaffPrincipal, staffId: string, name: string): Promise<NewTokenView> {
    refuseOthers(maker, staffId);
    if (name === ENVIRONMENT_TOKEN_NAME)
      throw InvalidError.field(
        'name',
        'name_reserved',
        'This name is kept for the token of the environment.',
      );
    const now = this.clock.now();
    const [id, token] = [newId(now), newStaffToken()];
    return this.unitOfWork.run(async (tx) => {
      const owner = await this.directory.lock(tx, staffId);
      if (owner.disabledAt !== null)
        throw new ConflictError('staff_disabled', `${owner.name} is disabled. Enable the person first.`);
      tx.write(insertRow(StaffToken, { id, staffId, name, tokenHash: hashSecret(token), createdAt: now }));
      this.record(tx, now, 'staff.token_created', maker, staffId, { token: toSid('token', id), name });
      return { sid: toSid('token', id), name, token, createdAt: now.toISOString() };
    });
  }

  /** The live tokens of a person, the newest first; at most 200. */
  async list(reader: StaffPrincipal, staffId: string): Promise<readonly TokenView[]> {
    refuseOthers(reader, staffId);
    await this.directory.get(staffId);
    const rows = await this.database.query<LiveTokenRow>(liveTokensOf(staffId));
    return rows.map(({ id, name, created_at }) => ({
      sid: toSid('token', id),
      name,
      createdAt: created_at.toISOString(),
    }));
  }

  /** @throws NotFoundError when the person has no such live token. */
  async revoke(ender: StaffPrincipal, staffId: string, tokenId: string): Promise<void> {
    refuseOthers(ender, staffId);
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const [revoked] = await tx.query<{ name: string }>(revokeTokenOf(staffId, tokenId, now));
      if (revoked === undefined) throw new NotFoundError('token', toSid('token', tokenId));
      this.record(tx, now, 'staff.token_revoked', ender, staffId, {
        token: toSid('token', tokenId),
        name: revoked.name,
      });
    });
  }

  private record(
    tx: Parameters<Ledger['record']>[0],
    now: Date,
    action: 'staff.token_created' | 'staff.token_revoked',
    by: StaffPrincipal,
    staffId: string,
    detail: Readonly<Record<string, string>>,
  ): void {
    this.ledger.record(tx, now, {
      action,
      actor: actorOf(by),
      subjectKind: 'staff',
      subjectId: staffId,
      detail,
    });
  }
}

function refuseOthers(principal: StaffPrincipal, staffId: string): void {
  if (principal.staff.id !== staffId) authorize(abilityOf(principal), 'manage', 'staff', {});
}
