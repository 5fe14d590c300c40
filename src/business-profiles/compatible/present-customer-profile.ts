import { toSid } from '../../kernel/ids.js';
import type { BusinessProfile } from '../business-profile.entity.js';
import { toldReasons } from '../business-profiles.codes.js';
import { POLICY_SIDS } from './policies.js';

/** A profile as the contract's client reads it (W71). `origin` is the host that was asked, since the addresses lead back to it. */
export function presentCustomerProfile(profile: BusinessProfile, origin: string) {
  const sid = toSid('businessProfile', profile.id);
  const url = `${origin}/v1/CustomerProfiles/${sid}`;
  const reasons = toldReasons(profile.rejectionCodes);
  return {
    sid,
    account_sid: toSid('account', profile.accountId),
    policy_sid: POLICY_SIDS[profile.type],
    friendly_name: profile.friendlyName,
    status: profile.status,
    valid_until: profile.validUntil === null ? null : toSecond(profile.validUntil),
    email: profile.email,
    status_callback: profile.statusCallback,
    date_created: toSecond(profile.createdAt),
    date_updated: toSecond(profile.updatedAt),
    url,
    links: {
      customer_profiles_entity_assignments: `${url}/EntityAssignments`,
      customer_profiles_evaluations: `${url}/Evaluations`,
      customer_profiles_channel_endpoint_assignment: `${url}/ChannelEndpointAssignments`,
    },
    errors: reasons.length === 0 ? null : reasons.map(({ code, text }) => ({ code, message: text })),
  };
}

/** `2021-01-27T14:18:35Z`, as every time of the compatible API is written. */
function toSecond(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
