import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { toSid } from '../kernel/ids.js';
import type { BusinessProfile } from './business-profile.entity.js';
import { otherProfiles } from './business-profiles.sql.js';
import { IDENTITY_LABELS, PROFILE_TYPE_LABELS } from './business-profiles.words.js';
import { evaluateProfile } from './evaluate-profile.js';
import { readUnderReview } from './profile-under-review.js';

/** What the reviewer sees of a profile: what it says, what is missing, and the other profiles of the account. */
@Injectable()
export class BusinessProfilePanel {
  constructor(private readonly database: Database) {}

  async present(profileId: string): Promise<{ view: string; model: object }> {
    const { profile, account } = await readUnderReview(this.database, profileId);
    const others = await this.database.query<BusinessProfile>(otherProfiles(profile));
    return {
      view: 'business-profiles/panel',
      model: {
        ...profile,
        typeLabel: PROFILE_TYPE_LABELS[profile.type],
        identityLabel: profile.businessIdentity === null ? null : IDENTITY_LABELS[profile.businessIdentity],
        address: addressLines(profile),
        contact: [profile.contactFirstName, profile.contactLastName].filter(Boolean).join(' ') || null,
        missing: evaluateProfile(profile),
        isSubaccount: account.parentId !== null,
        others: others.map((other) => ({
          sid: toSid('businessProfile', other.id),
          friendlyName: other.friendlyName,
          typeLabel: PROFILE_TYPE_LABELS[other.type],
          status: other.status,
          isParents: other.accountId !== profile.accountId,
        })),
      },
    };
  }
}

/** The address as it is written on a letter, without the lines that are not given. */
function addressLines(profile: BusinessProfile): readonly string[] {
  const place = [profile.postalCode, profile.city, profile.region].filter(Boolean).join(' ');
  return [profile.streetAddress, profile.streetAddress2, place, profile.country].filter(
    (line): line is string => line !== null && line !== '',
  );
}
