import type { Account } from '../../accounts/account.entity.js';
import { lockAccount } from '../../accounts/locked-account.js';
import type { Tx } from '../../database/tx.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { lockRequest } from '../lock-request.js';
import type { OutboundPermission } from '../outbound-permission.entity.js';
import type { Deposit } from './deposit.entity.js';
import { depositById, lockDepositRow } from './deposits.sql.js';

/** A deposit with all that changes with it, locked for the rest of the transaction. */
export interface LockedDeposit {
  readonly request: OutboundPermission;
  readonly account: Account;
  readonly deposit: Deposit;
}

/** Locks case, request, account and deposit, in this order everywhere, so that nobody waits for one another in a circle. @throws NotFoundError */
export async function lockDeposit(tx: Tx, depositId: string): Promise<LockedDeposit> {
  const [seen] = await tx.query<Deposit>(depositById(depositId));
  if (seen === undefined) throw new NotFoundError('deposit', toSid('deposit', depositId));
  const request = await lockRequest(tx, seen.outboundPermissionId);
  const account = await lockAccount(tx, seen.accountId);
  const [deposit] = await tx.query<Deposit>(lockDepositRow(depositId));
  if (deposit === undefined) throw new NotFoundError('deposit', toSid('deposit', depositId));
  return { request, account, deposit };
}
