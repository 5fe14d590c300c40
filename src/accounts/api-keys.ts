import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type Principal } from '../access/principal.js';
import { hashSecret } from '../access/secrets.js';
import { Database } from '../database/database.js';
import { insertRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { NotFoundError } from '../kernel/errors.js';
import { newId, newSecret, toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import type { AuditAction } from '../ledger/audit-event.js';
import { Ledger } from '../ledger/ledger.js';
import { ApiKey } from './api-key.entity.js';
import { liveApiKeys, revokeApiKey } from './api-keys.sql.js';
import type { Account } from './account.entity.js';
import { AccountClosedError } from './account-refusals.js';
import { guardedAccount } from './account-scope.js';
import type { ApiKeyView, NewApiKeyView } from './account.views.js';
import { ListAccounts } from './list-accounts.js';
import { lockAccount } from './locked-account.js';

/** The keys with which an account calls the API. Whoever may make one may also see and revoke them. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly accounts: ListAccounts,
  ) {}

  /** Makes a key; its secret is in the answer and nowhere else. @throws NotFoundError, ConflictError `account_closed` */
  async create(by: Principal, accountId: string, friendlyName: string | null): Promise<NewApiKeyView> {
    const secret = newSecret();
    const now = this.clock.now();
    const key: ApiKey = {
      id: newId(now),
      accountId,
      friendlyName,
      secretHash: hashSecret(secret),
      createdAt: now,
      revokedAt: null,
    };
    await this.unitOfWork.run(async (tx) => {
      const account = await lockAccount(tx, accountId);
      authorizeKeys(by, account);
      if (account.status === 'closed') throw new AccountClosedError(account);
      tx.write(insertRow(ApiKey, key));
      this.ledger.record(tx, now, eventOf('api_key.created', by, key));
    });
    return { ...presentApiKey(key), secret };
  }

  /** The live keys, the newest first. @throws NotFoundError */
  async list(by: Principal, accountId: string, { limit, cursor }: PageRequest): Promise<Page<ApiKeyView>> {
    authorizeKeys(by, await this.accounts.get(by, accountId));
    const after = cursor === undefined ? null : decodeInstantCursor(cursor);
    const keys = await this.database.query<ApiKey>(liveApiKeys(accountId, after, limit + 1));
    return toPage(keys, limit, (key) => instantKey(key.createdAt, key.id), presentApiKey);
  }

  /** The key is refused from the next request on. @throws NotFoundError, ConflictError `account_closed` */
  async revoke(by: Principal, accountId: string, keyId: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const account = await lockAccount(tx, accountId);
      authorizeKeys(by, account);
      if (account.status === 'closed') throw new AccountClosedError(account);
      const [key] = await tx.query<ApiKey>(revokeApiKey(accountId, keyId, now));
      if (key === undefined) throw new NotFoundError('API key', toSid('apiKey', keyId));
      this.ledger.record(tx, now, eventOf('api_key.revoked', by, key));
    });
  }
}

function authorizeKeys(by: Principal, account: Account): void {
  const sid = toSid('account', account.id);
  authorize(abilityOf(by), 'read', 'account', guardedAccount(account), sid);
  authorize(abilityOf(by), 'create', 'api_key', guardedAccount(account), sid);
}

function presentApiKey({ id, friendlyName, createdAt }: ApiKey): ApiKeyView {
  return { sid: toSid('apiKey', id), friendlyName, createdAt: createdAt.toISOString() };
}

function eventOf(action: AuditAction, by: Principal, key: ApiKey) {
  return {
    action,
    actor: actorOf(by),
    subjectKind: 'api_key',
    subjectId: key.id,
    accountId: key.accountId,
    detail: { friendlyName: key.friendlyName },
  } as const;
}
