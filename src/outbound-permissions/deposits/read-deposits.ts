import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import type { Principal } from '../../access/principal.js';
import type { Account } from '../../accounts/account.entity.js';
import { guardedAccount } from '../../accounts/account-scope.js';
import { findAccountStatement } from '../../accounts/locked-account.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/tx.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { Deposit } from './deposit.entity.js';
import { depositById, newestDepositsOf, type DepositOfRequest } from './deposits.sql.js';
import type { DepositView } from './deposits.views.js';
import { presentDeposit, presentDepositToStaff } from './present-deposit.js';

/** What a customer may read of its deposits, and staff of those within their scope. */
@Injectable()
export class ReadDeposits {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundError when it is not within the caller's reach */
  async get(by: Principal, depositId: string): Promise<DepositView> {
    const deposit = await this.find(by, depositId);
    return by.kind === 'staff' ? presentDepositToStaff(deposit) : presentDeposit(deposit);
  }

  /** The row, if the caller may see it. @throws NotFoundError */
  async find(by: Principal, depositId: string): Promise<Deposit> {
    const sid = toSid('deposit', depositId);
    const deposit = await this.database.find<Deposit>(depositById(depositId));
    if (deposit === null) throw new NotFoundError('deposit', sid);
    const account = await this.database.find<Account>(findAccountStatement(deposit.accountId));
    if (account === null) throw new NotFoundError('deposit', sid);
    authorize(abilityOf(by), 'read', 'deposit', guardedAccount(account), sid);
    return deposit;
  }
}

/** The newest deposit of each request that has one, by the request's id, for showing beside it. `reader`: the database or a transaction. */
export async function depositsOf(
  reader: Reader,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, DepositOfRequest>> {
  if (requestIds.length === 0) return new Map();
  const rows = await reader.query<DepositOfRequest>(newestDepositsOf(requestIds));
  return new Map(rows.map((row) => [row.requestId, row]));
}
