import type { DecisionOffer } from '../cases/case-handler.js';
import { PROFILE_CODES } from './business-profiles.codes.js';
import { isUnderReview } from './business-profiles.states.js';
import type { ProfileUnderReview } from './profile-under-review.js';

/** The fields that a reviewer may point at when asking for information. */
export const PROFILE_FIELDS = [
  'type',
  'businessIdentity',
  'businessName',
  'businessType',
  'businessRegistrationNumber',
  'businessRegistrationAuthority',
  'businessRegistrationCountry',
  'industry',
  'website',
  'address',
  'contact',
] as const;

const APPROVE: DecisionOffer = {
  outcome: 'approve',
  label: 'Approve the profile',
  codes: [],
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: false,
  override: false,
  fourEyes: false,
  customerReads: 'Your business profile was approved. You can use it to verify toll-free numbers.',
};

const REJECT: DecisionOffer = {
  outcome: 'reject',
  label: 'Reject the profile',
  codes: PROFILE_CODES,
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: false,
  override: false,
  fourEyes: false,
  customerReads:
    'Your business profile was not approved. The reasons follow, each with what to correct. You can submit it again at any time.',
};

/** What may be decided about a profile (W72): it is who it says it is, or it is not, with at least one code. */
export function offersFor({ profile, account }: ProfileUnderReview): readonly DecisionOffer[] {
  const isOpen = isUnderReview(profile.status) && profile.deletedAt === null && account.status !== 'closed';
  return isOpen ? [APPROVE, REJECT] : [];
}
