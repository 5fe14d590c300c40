import type { Statement } from '../database/statement.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';
import type { VerificationStatus } from './toll-free.states.js';

/** What the automatic checks left of this submission. Times of rows that come as JSON are ISO texts. */
export interface FindingRow {
  readonly code: string | null;
  readonly field: string;
  readonly cause: string;
  readonly sentence: string;
  readonly couldRun: boolean;
  readonly url: string | null;
}

/** A page as it was when the submission came in, or why there is none. */
export interface SnapshotRow {
  readonly id: string;
  readonly url: string;
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly failure: string | null;
  readonly fetchedAt: string;
}

/** A submission that was judged, of this number in this account. */
export interface JudgedSubmission {
  readonly submission: number;
  readonly fields: SubmittedFields;
  readonly submittedAt: string;
  readonly decidedAt: string;
  readonly outcome: 'approve' | 'reject';
  readonly codes: readonly string[];
}

/** Another verification that shares the number, the business or the account with this one. */
export interface RelatedVerification {
  readonly id: string;
  readonly caseId: string | null;
  readonly phone: string;
  readonly businessName: string;
  readonly companyName: string;
  readonly status: VerificationStatus;
  readonly submission: number;
  readonly codes: readonly string[];
  readonly submittedAt: string;
  readonly isDeleted: boolean;
  readonly sameNumber: boolean;
  readonly sameBusiness: boolean;
  readonly sameAccount: boolean;
}

/** How many numbers this business has (W147), and how many businesses this number has had (W146). */
export interface Sharing {
  readonly numbersOfBusiness: number;
  readonly businessesOfNumber: number;
}

const RELATED = 8;
/** Beyond this nobody counts; the reviewer reads "more than 200". */
export const COUNTED = 200;

/** The findings of the submission as it stands now, those with a code first. */
export function findingsOf(id: string): Statement {
  return {
    name: 'findings-of-verification',
    text: `SELECT f.code, f.field, f.cause, f.sentence, f.could_run AS "couldRun", f.url
           FROM toll_free_findings f JOIN toll_free_verifications v ON v.id = f.verification_id AND v.submission = f.submission
           WHERE v.id = $1 ORDER BY f.code NULLS LAST, f.id LIMIT 200`,
    values: [id],
  };
}

/** The addresses of the submission as they were found. */
export function snapshotsOf(id: string): Statement {
  return {
    name: 'snapshots-of-verification',
    text: `SELECT s.id, s.url, s.final_url AS "finalUrl", s.status, s.size, encode(s.sha256, 'hex') AS sha256, s.failure,
             s.fetched_at AS "fetchedAt"
           FROM toll_free_snapshots s JOIN toll_free_verifications v ON v.id = s.verification_id AND v.submission = s.submission
           WHERE v.id = $1 ORDER BY s.id LIMIT 100`,
    values: [id],
  };
}

/** What was judged before of the same number in the same account, the newest first: by this verification, or by one deleted since. */
export function judgedBefore(id: string): Statement {
  return {
    name: 'judged-before-verification',
    text: `SELECT s.submission, s.fields, s.submitted_at AS "submittedAt", s.decided_at AS "decidedAt", s.outcome,
             s.rejection_codes AS codes
           FROM toll_free_verifications v
           JOIN toll_free_verifications o ON o.phone_e164 = v.phone_e164 AND o.account_id = v.account_id
           JOIN toll_free_submissions s ON s.verification_id = o.id
           WHERE v.id = $1 AND s.decided_at IS NOT NULL AND NOT (s.verification_id = v.id AND s.submission = v.submission)
           ORDER BY s.decided_at DESC, s.submission DESC LIMIT 10`,
    values: [id],
  };
}

/** The newest others of the number, of the business and of the account, each through its index. */
export function relatedTo(id: string): Statement {
  return {
    name: 'verifications-related',
    text: `SELECT o.id, o.case_id AS "caseId", o.phone_e164 AS phone, o.business_name AS "businessName",
             a.company_name AS "companyName", o.status, o.submission, o.rejection_codes AS codes,
             o.submitted_at AS "submittedAt", o.deleted_at IS NOT NULL AS "isDeleted",
             o.phone_e164 = v.phone_e164 AS "sameNumber", o.business_key = v.business_key AS "sameBusiness",
             o.account_id = v.account_id AS "sameAccount"
           FROM toll_free_verifications v
           JOIN LATERAL (
             (SELECT n.id FROM toll_free_verifications n WHERE n.phone_e164 = v.phone_e164 AND n.id <> v.id
              ORDER BY n.created_at DESC LIMIT ${RELATED})
             UNION
             (SELECT b.id FROM toll_free_verifications b WHERE b.business_key = v.business_key AND b.id <> v.id LIMIT ${RELATED})
             UNION
             (SELECT c.id FROM toll_free_verifications c WHERE c.account_id = v.account_id AND c.id <> v.id AND c.deleted_at IS NULL
              ORDER BY c.created_at DESC, c.id DESC LIMIT ${RELATED})
           ) r ON true
           JOIN toll_free_verifications o ON o.id = r.id
           JOIN accounts a ON a.id = o.account_id
           WHERE v.id = $1
           ORDER BY o.phone_e164 = v.phone_e164 DESC, o.business_key = v.business_key DESC, o.created_at DESC`,
    values: [id],
  };
}

/** W146, W147: both counted as far as anybody wants to know. */
export function sharingOf(id: string): Statement {
  return {
    name: 'sharing-of-verification',
    text: `SELECT
             (SELECT count(*)::int FROM (SELECT DISTINCT b.phone_e164 FROM toll_free_verifications b
               WHERE b.business_key = v.business_key AND b.deleted_at IS NULL LIMIT ${COUNTED + 1}) x) AS "numbersOfBusiness",
             (SELECT count(*)::int FROM (SELECT DISTINCT n.business_key FROM toll_free_verifications n
               WHERE n.phone_e164 = v.phone_e164 LIMIT ${COUNTED + 1}) y) AS "businessesOfNumber"
           FROM toll_free_verifications v WHERE v.id = $1`,
    values: [id],
  };
}
