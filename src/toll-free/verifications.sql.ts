import { columnsOf, insertRow } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { InstantKey } from '../kernel/instant-cursor.js';
import type { VerificationStatus } from './toll-free.states.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';

/** What stands of the number that a submission names; no row when nobody has it. */
export interface NumberStanding {
  readonly accountId: string;
  readonly phoneE164: string;
  readonly parentAccountId: string | null;
  readonly isTaken: boolean;
}

/** All that a submission reads of its number, in one round trip. */
export function numberStanding(numberId: string): Statement {
  return {
    name: 'number-for-verification',
    text: `SELECT n.account_id AS "accountId", n.phone_e164 AS "phoneE164", a.parent_id AS "parentAccountId",
             EXISTS (SELECT 1 FROM toll_free_verifications v WHERE v.number_id = n.id AND v.deleted_at IS NULL) AS "isTaken"
           FROM numbers n JOIN accounts a ON a.id = n.account_id
           WHERE n.id = $1 AND n.released_at IS NULL`,
    values: [numberId],
  };
}

/**
 * The row, if its number is still there, which it is then kept from leaving until the row is; nothing otherwise, so that the
 * submission that refers to it is refused by its foreign key (`SUBMISSION_OF`).
 */
export function insertForLiveNumber(row: TollFreeVerification): Statement {
  const { name, text, values, touches } = insertRow(TollFreeVerification, row);
  return {
    name: `${name}-for-live-number`,
    text: (liveTexts[name] ??= forLiveNumber(text, `$${values.length + 1}`)),
    values: [...values, row.numberId],
    ...(touches !== undefined && { touches }),
  };
}

/** The texts by the names of the inserts that they came from. */
const liveTexts: Record<string, string> = {};

function forLiveNumber(insert: string, place: string): string {
  return insert.replace(
    /VALUES \(([^)]*)\)/,
    (_, values: string) =>
      `SELECT ${values} FROM numbers n WHERE n.id = ${place} AND n.released_at IS NULL FOR KEY SHARE OF n`,
  );
}

/** The indexes and keys by which the database proves what was looked at before. */
export const ONE_A_NUMBER = 'toll_free_verifications_one_a_number';
export const SUBMISSION_OF = 'toll_free_submissions_verification_id_fkey';

const COLUMNS = columnsOf(TollFreeVerification, 'v');
const LIVE = 'v.deleted_at IS NULL';

export function findVerification(accountId: string, id: string): Statement {
  return {
    name: 'find-verification',
    text: `SELECT ${COLUMNS} FROM toll_free_verifications v WHERE v.id = $2 AND v.account_id = $1 AND ${LIVE}`,
    values: [accountId, id],
  };
}

/** W75–W80. */
export interface VerificationFilter {
  readonly status: VerificationStatus | null;
  readonly numberId: string | null;
  readonly externalReferenceId: string | null;
  readonly trustProductIds: readonly string[] | null;
  readonly includeSubaccounts: boolean;
}

/**
 * For `GET /v1/Tollfree/Verifications`, the newest first, on the indexes toll_free_verifications_account and …_account_status. Each
 * account gives no more than a page, so that a parent with many subaccounts costs a page of each and not all they have.
 */
export function listVerifications(
  accountId: string,
  filter: VerificationFilter,
  after: InstantKey | null,
  limit: number,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [accountId, limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    `v.account_id = a.id AND ${LIVE}`,
    ...(filter.status === null ? [] : [`v.status = ${place(filter.status)}`]),
    ...(filter.numberId === null ? [] : [`v.number_id = ${place(filter.numberId)}`]),
    ...(filter.externalReferenceId === null
      ? []
      : [`v.external_reference_id = ${place(filter.externalReferenceId)}`]),
    ...(filter.trustProductIds === null
      ? []
      : [`v.trust_product_id = ANY (${place([...filter.trustProductIds])}::uuid[])`]),
    ...(after === null ? [] : [`(v.created_at, v.id) < (${place(after.at)}, ${place(after.id)})`]),
  ].join(' AND ');
  const order = 'ORDER BY v.created_at DESC, v.id DESC LIMIT $2';
  const accounts = filter.includeSubaccounts ? 'a.id = $1 OR a.parent_id = $1' : 'a.id = $1';
  return {
    text: `SELECT ${COLUMNS} FROM accounts a
           CROSS JOIN LATERAL (SELECT v.* FROM toll_free_verifications v WHERE ${where} ${order}) v
           WHERE ${accounts} ${order}`,
    values,
  };
}

/** W181: whether there is any record at all in what the list is of. */
export function hasVerifications(accountId: string, includeSubaccounts: boolean): Statement {
  return {
    name: 'has-verifications',
    text: `SELECT EXISTS (
             SELECT 1 FROM accounts a JOIN toll_free_verifications v ON v.account_id = a.id AND ${LIVE}
             WHERE a.id = $1 OR ($2 AND a.parent_id = $1)) AS "has"`,
    values: [accountId, includeSubaccounts],
  };
}

/** What was submitted for numbers that leave their account. */
export function verificationsOfNumbers(numberIds: readonly string[]): Statement {
  return {
    name: 'verifications-of-numbers',
    text: `SELECT v.id FROM toll_free_verifications v WHERE v.number_id = ANY ($1::uuid[]) AND ${LIVE} ORDER BY v.id`,
    values: [numberIds],
  };
}

/** Rejected submissions whose window is over, on the index toll_free_verifications_window. */
export function windowsOver(now: Date, limit: number): Statement {
  return {
    name: 'toll-free-windows-over',
    text: `SELECT v.id FROM toll_free_verifications v
           WHERE v.edit_until <= $1 AND v.status = 'TWILIO_REJECTED' AND v.edit_allowed AND v.expired_at IS NULL AND ${LIVE}
           ORDER BY v.edit_until LIMIT $2`,
    values: [now.toISOString(), limit],
  };
}
