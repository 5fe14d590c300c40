import type { Account } from '../accounts/account.entity.js';
import type { SignupInput } from '../accounts/new-account.js';
import type { Applicant } from './assess.js';
import { linkKeysOf } from './link-keys.js';

/** What an applicant is besides what it says of itself. */
interface Besides {
  /** Its phone as a number. */
  readonly phoneE164: string | null;
  /** The parent account of its family. */
  readonly familyId: string | null;
  /** Whether the payment provider has flagged its card. */
  readonly flagged: boolean;
}

/** A signup as an applicant. */
export function applicantOf(signup: SignupInput, { phoneE164, familyId, flagged }: Besides): Applicant {
  const { company, payment } = signup;
  return {
    facts: {
      email: signup.email,
      plan: signup.plan,
      companyName: company.name,
      companyCountry: company.country,
      website: company.website ?? undefined,
      registrationNumber: company.registrationNumber ?? undefined,
      phone: phoneE164 ?? undefined,
      ip: signup.ip ?? undefined,
      ipCountry: signup.ipCountry ?? undefined,
      userAgent: signup.userAgent ?? undefined,
      deviceId: signup.deviceId ?? undefined,
      useCase: signup.useCase ?? undefined,
      services: signup.services ?? [],
      payment:
        payment == null
          ? undefined
          : {
              fingerprint: payment.fingerprint ?? undefined,
              bin: payment.bin ?? undefined,
              country: payment.country ?? undefined,
              flagged,
            },
    },
    keys: linkKeysOf({
      email: signup.email,
      companyName: company.name,
      website: company.website ?? null,
      phoneE164,
      cardFingerprint: payment?.fingerprint ?? null,
      deviceId: signup.deviceId ?? null,
    }),
    familyId,
  };
}

/** An account that stands already, as an applicant: by what it said when it signed up. */
export function applicantOfAccount(account: Account): Applicant {
  const payment = {
    fingerprint: account.cardFingerprint,
    bin: account.cardBin,
    country: account.cardCountry,
  };
  const { companyName: name, country, website, registrationNumber } = account;
  const signup = { ...account, company: { name, country, website, registrationNumber }, payment };
  const family = { phoneE164: account.phoneE164, familyId: account.parentId ?? account.id, flagged: false };
  return applicantOf(signup, family);
}
