import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { TollFreeVerification } from '../toll-free-verification.entity.js';

/** A submission that this process looks through until its lease ends. */
export interface ClaimedIntake {
  readonly verificationId: string;
  readonly submission: number;
  /** 1 the first time; more when a worker was killed in the middle. */
  readonly attempt: number;
}

/**
 * Takes submissions that wait, the oldest first, for `leaseMs` in the server's time. One row a submission: of two workers that take the
 * same one the second waits for the first's row and then finds it taken. Index `toll_free_verifications_intake`.
 */
export function claimIntakes(now: Date, leaseMs: number, most: number): Statement {
  return {
    name: 'claim-toll-free-intakes',
    text: `WITH waiting AS (
             SELECT v.id, v.submission, v.account_id FROM toll_free_verifications v
             LEFT JOIN toll_free_intakes i ON i.verification_id = v.id AND i.submission = v.submission
             WHERE v.status = 'PENDING_REVIEW' AND v.deleted_at IS NULL
               AND (i.verification_id IS NULL OR (i.finished_at IS NULL AND i.claimed_until < clock_timestamp()))
             ORDER BY v.submitted_at LIMIT $3)
           INSERT INTO toll_free_intakes AS i (verification_id, submission, account_id, attempt, claimed_until, begun_at)
           SELECT w.id, w.submission, w.account_id, 1, clock_timestamp() + $2 * interval '1 millisecond', $1 FROM waiting w
           ON CONFLICT (verification_id, submission) DO UPDATE
             SET attempt = i.attempt + 1, claimed_until = excluded.claimed_until
             WHERE i.finished_at IS NULL AND i.claimed_until < clock_timestamp()
           RETURNING i.verification_id AS "verificationId", i.submission, i.attempt`,
    values: [now, leaseMs, most],
  };
}

/** Gives a row when the intake is still this worker's; from then on nobody else finishes it. */
export function finishIntake({ verificationId, submission, attempt }: ClaimedIntake, at: Date): Statement {
  return {
    name: 'finish-toll-free-intake',
    text: `UPDATE toll_free_intakes SET finished_at = $4
           WHERE verification_id = $1 AND submission = $2 AND attempt = $3 AND finished_at IS NULL
           RETURNING 1 AS finished`,
    values: [verificationId, submission, attempt, at],
  };
}

/** Lets another turn have it at once. */
export function giveBackIntake({ verificationId, submission, attempt }: ClaimedIntake): Statement {
  return {
    name: 'give-back-toll-free-intake',
    text: `UPDATE toll_free_intakes SET claimed_until = clock_timestamp() + interval '1 second'
           WHERE verification_id = $1 AND submission = $2 AND attempt = $3 AND finished_at IS NULL`,
    values: [verificationId, submission, attempt],
  };
}

/** Whether any submission still waits for its intake, also one that another process is at. */
export function isIntakeWaiting(): Statement {
  return {
    name: 'is-toll-free-intake-waiting',
    text: `SELECT EXISTS (SELECT 1 FROM toll_free_verifications v
             WHERE v.status = 'PENDING_REVIEW' AND v.deleted_at IS NULL) AS waiting`,
    values: [],
  };
}

export function submissionOf(verificationId: string): Statement {
  return {
    name: 'submission-of-intake',
    text: `SELECT ${columnsOf(TollFreeVerification, 'v')} FROM toll_free_verifications v
           WHERE v.id = $1 AND v.deleted_at IS NULL`,
    values: [verificationId],
  };
}

/** As `numberUseOf` gives it. */
export interface NumberUseRow {
  readonly numbersOfBusiness: number;
  readonly otherBusinesses: string[];
  readonly earlierBusinesses: string[];
  readonly reseller: string | null;
}

/** More numbers than these are not counted, more names not listed. */
const MOST_COUNTED = 100;
const MOST_NAMES = 5;

/**
 * W146, W147: how many numbers the business has, and what else the number was submitted for. Indexes `toll_free_verifications_business`,
 * `toll_free_verifications_phone`, `business_profiles_one_primary`.
 */
export function numberUseOf({
  id,
  accountId,
  businessKey,
  phoneE164,
}: Pick<TollFreeVerification, 'id' | 'accountId' | 'businessKey' | 'phoneE164'>): Statement {
  const others = (whose: string): string =>
    `ARRAY(SELECT DISTINCT v.business_name FROM toll_free_verifications v
           WHERE v.phone_e164 = $4 AND v.id <> $1 AND v.business_key <> $3 AND v.account_id ${whose} $2 LIMIT ${MOST_NAMES})`;
  return {
    name: 'toll-free-number-use',
    text: `SELECT
             (SELECT count(*)::int FROM (SELECT DISTINCT v.phone_e164 FROM toll_free_verifications v
                WHERE v.business_key = $3 AND v.deleted_at IS NULL LIMIT ${MOST_COUNTED}) n) AS "numbersOfBusiness",
             ${others('=')} AS "otherBusinesses",
             ${others('<>')} AS "earlierBusinesses",
             (SELECT coalesce(p.business_name, holder.company_name) FROM accounts a
                JOIN accounts holder ON holder.id = coalesce(a.parent_id, a.id)
                JOIN business_profiles p ON p.account_id = holder.id AND p.type = 'primary' AND p.deleted_at IS NULL
                WHERE a.id = $2 AND p.business_identity = 'isv_reseller_or_partner') AS reseller`,
    values: [id, accountId, businessKey, phoneE164],
  };
}
