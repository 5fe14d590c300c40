import { Account } from '../accounts/account.entity.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Reader, Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { suggestedCodes } from './intake/finding.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { isTollFreeCode, type TollFreeCode } from './toll-free.codes.js';

/** A verification with its account, and the codes that the automatic checks of this submission point at. */
export interface VerificationUnderReview {
  readonly verification: TollFreeVerification;
  readonly account: Account;
  readonly suggested: readonly TollFreeCode[];
}

/** Locks the verification, asked for with the rest in one round trip; the case was locked before. @throws NotFoundError */
export function lockUnderReview(tx: Tx, verificationId: string): Promise<VerificationUnderReview> {
  return underReview(tx, verificationId, 'lock', ' FOR UPDATE');
}

/** The same without a lock, for showing what could be decided, also of one that was deleted since. @throws NotFoundError */
export function readUnderReview(from: Reader, verificationId: string): Promise<VerificationUnderReview> {
  return underReview(from, verificationId, 'read', '');
}

async function underReview(
  from: Reader,
  id: string,
  verb: string,
  ending: string,
): Promise<VerificationUnderReview> {
  const verificationNow: Statement = {
    name: `${verb}-verification-under-review`,
    text: `SELECT ${columnsOf(TollFreeVerification, 'v')} FROM toll_free_verifications v WHERE v.id = $1${ending}`,
    values: [id],
  };
  const [[verification], [account], codes] = await Promise.all([
    from.query<TollFreeVerification>(verificationNow),
    from.query<Account>(accountOf(id)),
    from.query<{ code: string }>(codesFound(id)),
  ]);
  if (verification === undefined || account === undefined) throw new NotFoundError('toll-free verification');
  const found = codes.map(({ code }) => code).filter(isTollFreeCode);
  const suggested = suggestedCodes(found.map((code) => ({ code, couldRun: true })));
  return { verification, account, suggested };
}

function accountOf(verificationId: string): Statement {
  return {
    name: 'account-of-verification',
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a
           WHERE a.id = (SELECT v.account_id FROM toll_free_verifications v WHERE v.id = $1)`,
    values: [verificationId],
  };
}

function codesFound(verificationId: string): Statement {
  return {
    name: 'codes-found-of-verification',
    text: `SELECT DISTINCT f.code FROM toll_free_findings f
           JOIN toll_free_verifications v ON v.id = f.verification_id AND v.submission = f.submission
           WHERE v.id = $1 AND f.could_run AND f.code IS NOT NULL`,
    values: [verificationId],
  };
}
