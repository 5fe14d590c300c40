import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Reader } from '../database/tx.js';
import { VendorRefusal } from '../http/compatible/vendor-refusal.js';
import { parseSid } from '../kernel/ids.js';
import { BusinessProfile, type BusinessIdentity, type ProfileType } from './business-profile.entity.js';
import type { ProfileStatus } from './business-profiles.states.js';

/** W65, W192: the profiles of an end business. A primary one says who the account's owner is. */
const RIGHT_TYPES: readonly ProfileType[] = ['secondary', 'isv_starter'];

interface Primary {
  readonly parentId: string | null;
  readonly primaryStatus: ProfileStatus | null;
  readonly primaryIdentity: BusinessIdentity | null;
}

/**
 * Which business a toll-free verification of this account is for (W6–W12): nothing is verified before the primary profile is
 * approved, a subaccount stands on its parent's, and the profile named must be of the same account, of the right type and approved.
 *
 * `profileSid` is what the customer sent, or null; gives the profile behind it, or null when none was named.
 * @throws VendorRefusal 422 W190, W191, W192, W193, and W8's
 */
export async function profileForVerification(
  from: Reader,
  accountId: string,
  profileSid: string | null,
): Promise<BusinessProfile | null> {
  const profileId = profileSid === null ? null : parseSid('businessProfile', profileSid);
  const [[primary], [given]] = await Promise.all([
    from.query<Primary>(primaryOfAccount(accountId)),
    profileId === null ? [] : from.query<BusinessProfile>(profileOfAccount(accountId, profileId)),
  ]);
  if (primary === undefined || primary.primaryStatus === null)
    throw new VendorRefusal(422, 'No primary profile for account.');
  if (primary.primaryStatus !== 'twilio-approved') throw notApproved();
  if (primary.parentId !== null && primary.primaryIdentity !== 'isv_reseller_or_partner')
    throw new VendorRefusal(
      422,
      'The primary profile of the parent account must have the business identity ISV, Reseller or Partner to verify numbers of subaccounts.',
    );
  if (profileSid === null) return null;
  if (given === undefined) throw new VendorRefusal(422, 'Provided Customer Profile does not exist.');
  if (!RIGHT_TYPES.includes(given.type))
    throw new VendorRefusal(422, 'Provided Customer Profile is not of the right profile type.');
  if (given.status !== 'twilio-approved') throw notApproved();
  return given;
}

function notApproved(): VendorRefusal {
  return new VendorRefusal(422, 'Provided Customer Profile is not approved.');
}

/** The primary profile that counts for an account: its own, or its parent's. */
function primaryOfAccount(accountId: string): Statement {
  return {
    name: 'primary-profile-of-account',
    text: `SELECT a.parent_id AS "parentId", p.status AS "primaryStatus", p.business_identity AS "primaryIdentity"
           FROM accounts a
           LEFT JOIN business_profiles p
             ON p.account_id = coalesce(a.parent_id, a.id) AND p.type = 'primary' AND p.deleted_at IS NULL
           WHERE a.id = $1`,
    values: [accountId],
  };
}

/** A profile, if it is of that very account (W12); kept from being deleted until the verification that names it is there. */
function profileOfAccount(accountId: string, profileId: string): Statement {
  return {
    name: 'profile-of-account-for-verification',
    text: `SELECT ${columnsOf(BusinessProfile, 'b')} FROM business_profiles b
           WHERE b.id = $2 AND b.account_id = $1 AND b.deleted_at IS NULL FOR SHARE`,
    values: [accountId, profileId],
  };
}
