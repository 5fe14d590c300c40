import { companySkeleton, nearSkeletonKeys } from './company-skeleton.js';
import { normaliseEmail } from './signals/email-address.js';
import { ownDomains } from './signals/website-domain.js';

/** By what an account is found to be the same as another, however it is spelled. Null and empty link to nobody. */
export interface LinkKeys {
  readonly emailNormalised: string;
  readonly phoneE164: string | null;
  readonly cardFingerprint: string | null;
  readonly deviceId: string | null;
  /** Its website's and its mail's, the website's first. */
  readonly domains: readonly string[];
  readonly companySkeleton: string | null;
  readonly companyNearKeys: readonly string[];
}

interface Described {
  readonly email: string;
  readonly companyName: string;
  readonly website: string | null;
  readonly phoneE164: string | null;
  readonly cardFingerprint: string | null;
  readonly deviceId: string | null;
}

/** The link keys of an account that signs up or stands already. */
export function linkKeysOf(account: Described): LinkKeys {
  const skeleton = companySkeleton(account.companyName);
  return {
    emailNormalised: normaliseEmail(account.email),
    phoneE164: account.phoneE164,
    cardFingerprint: account.cardFingerprint,
    deviceId: account.deviceId,
    domains: ownDomains(account.email, account.website),
    companySkeleton: skeleton,
    companyNearKeys: skeleton === null ? [] : nearSkeletonKeys(skeleton),
  };
}
