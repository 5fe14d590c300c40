import { Account } from '../accounts/account.entity.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Reader, Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { OutboundPermission } from './outbound-permission.entity.js';

/** A request with its account: what can be decided follows from both. */
export interface RequestUnderReview {
  readonly request: OutboundPermission;
  readonly account: Account;
}

/** Locks the request and then its account, asked for in one round trip; the case was locked before. @throws NotFoundError */
export function lockUnderReview(tx: Tx, requestId: string): Promise<RequestUnderReview> {
  return underReview(tx, requestId, 'lock', ' FOR UPDATE');
}

/** The same without a lock, for showing what could be decided. @throws NotFoundError */
export function readUnderReview(from: Reader, requestId: string): Promise<RequestUnderReview> {
  return underReview(from, requestId, 'read', '');
}

async function underReview(
  from: Reader,
  requestId: string,
  verb: string,
  ending: string,
): Promise<RequestUnderReview> {
  const requestNow: Statement = {
    name: `${verb}-outbound-permission-under-review`,
    text: `SELECT ${columnsOf(OutboundPermission, 'o')} FROM outbound_permissions o WHERE o.id = $1${ending}`,
    values: [requestId],
  };
  const accountNow: Statement = {
    name: `${verb}-account-of-outbound-permission`,
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a
           WHERE a.id = (SELECT x.account_id FROM outbound_permissions x WHERE x.id = $1)${ending}`,
    values: [requestId],
  };
  const [[request], [account]] = await Promise.all([
    from.query<OutboundPermission>(requestNow),
    from.query<Account>(accountNow),
  ]);
  if (request === undefined || account === undefined) throw new NotFoundError('outbound permission');
  return { request, account };
}
