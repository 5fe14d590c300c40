import { Account } from '../accounts/account.entity.js';
import { columnsOf } from '../database/rows.js';
import type { Reader, Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { BusinessProfile } from './business-profile.entity.js';

/** A profile with its account: what can be decided follows from both. */
export interface ProfileUnderReview {
  readonly profile: BusinessProfile;
  readonly account: Account;
}

/** Locks the profile and then its account; the case was locked before. @throws NotFoundError */
export function lockUnderReview(tx: Tx, profileId: string): Promise<ProfileUnderReview> {
  return underReview(tx, profileId, 'lock', ' FOR UPDATE');
}

/** The same without a lock, for showing what could be decided. @throws NotFoundError */
export function readUnderReview(from: Reader, profileId: string): Promise<ProfileUnderReview> {
  return underReview(from, profileId, 'read', '');
}

async function underReview(
  from: Reader,
  profileId: string,
  verb: string,
  ending: string,
): Promise<ProfileUnderReview> {
  const values = [profileId];
  const [[profile], [account]] = await Promise.all([
    from.query<BusinessProfile>({
      name: `${verb}-business-profile-under-review`,
      text: `SELECT ${columnsOf(BusinessProfile, 'b')} FROM business_profiles b WHERE b.id = $1${ending}`,
      values,
    }),
    from.query<Account>({
      name: `${verb}-account-of-business-profile`,
      text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a
             WHERE a.id = (SELECT x.account_id FROM business_profiles x WHERE x.id = $1)${ending}`,
      values,
    }),
  ]);
  if (profile === undefined || account === undefined)
    throw new NotFoundError('business profile', toSid('businessProfile', profileId));
  return { profile, account };
}
