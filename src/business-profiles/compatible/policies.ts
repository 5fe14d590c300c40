import type { ProfileType } from '../business-profile.entity.js';

/** The contract's fixed policies: each is a type of profile, by which its client chooses what to make. */
export const POLICY_SIDS: Readonly<Record<ProfileType, string>> = {
  primary: 'RN6433641899984f951173ef1738c3bdd0',
  secondary: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  isv_starter: 'RN806dd6cd175f314e1f96a9727ee271f4',
};

/** The type of profile that a policy is for, or null for a policy that there is not. */
export function profileTypeOf(policySid: string): ProfileType | null {
  if (policySid === POLICY_SIDS.primary) return 'primary';
  if (policySid === POLICY_SIDS.secondary) return 'secondary';
  return policySid === POLICY_SIDS.isv_starter ? 'isv_starter' : null;
}
