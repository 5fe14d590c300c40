import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { BusinessProfile } from './business-profile.entity.js';

/** A profile with what guards it and how its case stands. */
export interface ProfileWithAccount extends BusinessProfile {
  readonly parentId: string | null;
  readonly accountClosedAt: Date | null;
  /** Whether a reviewer waits for the customer's answer. */
  readonly needsAnswer: boolean;
}

const WITH_ACCOUNT = `SELECT ${columnsOf(BusinessProfile, 'b')}, a.parent_id AS "parentId", a.closed_at AS "accountClosedAt",
    coalesce(c.status = 'awaiting_customer', false) AS "needsAnswer"
  FROM business_profiles b JOIN accounts a ON a.id = b.account_id LEFT JOIN cases c ON c.id = b.case_id`;

/** One profile that is not deleted. */
export function findProfile(id: string): Statement {
  return {
    name: 'find-business-profile',
    text: `${WITH_ACCOUNT} WHERE b.id = $1 AND b.deleted_at IS NULL`,
    values: [id],
  };
}

/** A page of profiles, the newest first; index `business_profiles_account`. The conditions bring their own placeholders. */
export function profilesWithin(conditions: readonly string[], limit: number): string {
  return `${WITH_ACCOUNT} WHERE b.deleted_at IS NULL AND ${conditions.join(' AND ')}
    ORDER BY b.created_at DESC, b.id DESC LIMIT $${limit}`;
}

/** The other profiles of an account and of its parent, the newest first, for whoever reviews one of them. */
export function otherProfiles(profile: Pick<BusinessProfile, 'id' | 'accountId'>): Statement {
  return {
    name: 'list-other-business-profiles',
    text: `SELECT ${columnsOf(BusinessProfile, 'b')} FROM business_profiles b
           WHERE b.account_id IN (SELECT unnest(ARRAY[a.id, a.parent_id]) FROM accounts a WHERE a.id = $2)
             AND b.id <> $1 AND b.deleted_at IS NULL
           ORDER BY b.created_at DESC, b.id DESC LIMIT 20`,
    values: [profile.id, profile.accountId],
  };
}

/** What was written about a profile's case, as its customer may read it. */
export function messagesOfCase(caseId: string): Statement {
  return {
    name: 'list-messages-about-business-profile',
    text: `SELECT m.author_kind AS "authorKind", m.text, m.fields, m.created_at AS "createdAt"
           FROM case_messages m WHERE m.case_id = $1 ORDER BY m.created_at, m.id`,
    values: [caseId],
  };
}

/** The review ends without a decision: the profile is a draft again. */
export function endReview(profileId: string, at: Date): Statement {
  return {
    name: 'end-review-of-business-profile',
    text: `UPDATE business_profiles b SET status = 'draft', updated_at = $2, version = b.version + 1
           WHERE b.id = $1 AND b.status IN ('pending-review','in-review')`,
    values: [profileId, at.toISOString()],
    touches: `business_profiles ${profileId}`,
  };
}

/** Gives a row when a toll-free verification stands on the profile. */
export function verificationOf(profileId: string): Statement {
  return {
    name: 'verification-of-business-profile',
    text: `SELECT 1 AS used FROM toll_free_verifications v WHERE v.customer_profile_id = $1 AND v.deleted_at IS NULL LIMIT 1`,
    values: [profileId],
  };
}
