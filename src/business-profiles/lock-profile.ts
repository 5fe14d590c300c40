import { columnsOf } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { BusinessProfile } from './business-profile.entity.js';

/**
 * Locks a profile for the rest of the transaction: first the case behind it, if there is one, then the row, in the order of
 * every decision. @throws NotFoundError, also when it was deleted meanwhile
 */
export async function lockProfile(tx: Tx, profileId: string): Promise<BusinessProfile> {
  await tx.query({
    name: 'lock-case-of-business-profile',
    text: `SELECT 1 FROM cases c WHERE c.id = (SELECT b.case_id FROM business_profiles b WHERE b.id = $1) FOR UPDATE`,
    values: [profileId],
  });
  const [profile] = await tx.query<BusinessProfile>({
    name: 'lock-business-profile',
    text: `SELECT ${columnsOf(BusinessProfile, 'b')} FROM business_profiles b
           WHERE b.id = $1 AND b.deleted_at IS NULL FOR UPDATE`,
    values: [profileId],
  });
  if (profile === undefined) throw new NotFoundError('business profile', toSid('businessProfile', profileId));
  return profile;
}
