import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { Deposit } from './deposit.entity.js';

const DEPOSIT = columnsOf(Deposit, 'd');

/** Gives `Deposit` rows: one by its id. */
export function depositById(id: string): Statement {
  return { name: 'deposit-by-id', text: `SELECT ${DEPOSIT} FROM deposits d WHERE d.id = $1`, values: [id] };
}

/** Gives `Deposit` rows: those of these ids. */
export function depositsByIds(ids: readonly string[]): Statement {
  return {
    name: 'deposits-by-ids',
    text: `SELECT ${DEPOSIT} FROM deposits d WHERE d.id = ANY ($1)`,
    values: [[...ids]],
  };
}

/** Gives `Deposit` rows: one by the gateway's name for it; index deposits_reference. */
export function depositByReference(gateway: string, reference: string): Statement {
  return {
    name: 'deposit-by-reference',
    text: `SELECT ${DEPOSIT} FROM deposits d WHERE d.gateway = $1 AND d.reference = $2`,
    values: [gateway, reference],
  };
}

/** Gives `Deposit` rows: the row, locked. Whoever locks it has locked its request and its account before. */
export function lockDepositRow(id: string): Statement {
  return {
    name: 'lock-deposit',
    text: `SELECT ${DEPOSIT} FROM deposits d WHERE d.id = $1 FOR UPDATE`,
    values: [id],
  };
}

/** Gives `Deposit` rows: the one that counts for the request, if there is one; index deposits_one_live. */
export function liveDepositOf(requestId: string): Statement {
  return {
    name: 'live-deposit-of-request',
    text: `SELECT ${DEPOSIT} FROM deposits d
           WHERE d.outbound_permission_id = $1 AND d.status IN ('pending','held') AND d.let_go_at IS NULL`,
    values: [requestId],
  };
}

/** Gives ids: the deposits of an account whose money, paid or to be paid, is not on its way back yet. */
export function depositsToEnd(accountId: string): Statement {
  return {
    name: 'deposits-to-end',
    text: `SELECT d.id FROM deposits d WHERE d.account_id = $1
             AND (d.status = 'pending' OR (d.status = 'held' AND d.refund_requested_at IS NULL)) ORDER BY d.id`,
    values: [accountId],
  };
}

/** The newest deposit of each request, for showing beside it. */
export interface DepositOfRequest {
  readonly requestId: string;
  readonly id: string;
  readonly status: Deposit['status'];
  readonly amount: number;
  readonly currency: string;
  readonly payUrl: string | null;
}

export function newestDepositsOf(requestIds: readonly string[]): Statement {
  return {
    name: 'newest-deposits-of-requests',
    text: `SELECT o.id AS "requestId", d.id, d.status, d.amount, d.currency,
                  CASE WHEN d.status = 'pending' AND d.let_go_at IS NULL THEN d.pay_url END AS "payUrl"
           FROM outbound_permissions o JOIN deposits d ON d.id = o.deposit_id WHERE o.id = ANY ($1)`,
    values: [[...requestIds]],
  };
}

/** Moves an account and its subaccounts, which stand as it does, between modes; contracted accounts stay where they are (T1, T7). */
export function moveToMode(accountId: string, mode: 'development' | 'production'): Statement {
  return {
    name: `move-account-to-${mode}`,
    text: `UPDATE accounts SET mode = '${mode}', version = version + 1
           WHERE (id = $1 OR parent_id = $1) AND mode <> '${mode}' AND plan = 'self_service'`,
    values: [accountId],
    touches: `accounts ${accountId}`,
  };
}

/** Takes the deposit step back, if it was this deposit's, without touching what others change of the request. */
export function undoDepositStep(requestId: string, depositId: string): Statement {
  return {
    name: 'undo-deposit-step',
    text: `UPDATE outbound_permissions SET deposit_held_at = NULL, completed_at = NULL, version = version + 1
           WHERE id = $1 AND deposit_id = $2 AND deposit_held_at IS NOT NULL`,
    values: [requestId, depositId],
    touches: `outbound_permissions ${requestId}`,
  };
}
