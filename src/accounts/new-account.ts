import { hashSecret } from '../access/secrets.js';
import type { AccountMode, AccountStatus, Band, Plan, Service } from '../kernel/words.js';
import type { Account } from './account.entity.js';

/** What the platform tells at signup (`POST /api/signups`). Countries are ISO 3166 codes. */
export interface SignupInput {
  readonly email: string;
  readonly plan: Plan;
  readonly company: {
    readonly name: string;
    readonly country: string;
    readonly website?: string | null | undefined;
    readonly registrationNumber?: string | null | undefined;
  };
  readonly externalId?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly ip?: string | null | undefined;
  readonly ipCountry?: string | null | undefined;
  readonly userAgent?: string | null | undefined;
  readonly deviceId?: string | null | undefined;
  readonly useCase?: string | null | undefined;
  readonly services?: readonly Service[] | null | undefined;
  readonly payment?:
    | {
        readonly fingerprint?: string | null | undefined;
        readonly bin?: string | null | undefined;
        readonly country?: string | null | undefined;
      }
    | null
    | undefined;
}

/** What makes an account findable under another spelling; worked out by the assessment. */
export interface AccountIdentifiers {
  readonly emailNormalised: string;
  readonly websiteDomain: string | null;
  /** Null when the name has no letters to compare. */
  readonly companySkeleton: string | null;
  readonly companyNearKeys: readonly string[];
  /** The phone as E.164; null when none was given or it is no number. */
  readonly phoneE164: string | null;
}

/** How the assessment came out. */
export interface AccountStanding {
  readonly status: AccountStatus;
  readonly band: Band;
  readonly score: number;
}

/** Who it is among others: its id, its parent if it is a subaccount, its token in clear, when it was opened. */
export interface AccountBirth {
  readonly id: string;
  readonly parentId: string | null;
  readonly authToken: string;
  readonly at: Date;
}

/** T7: a self-service account starts in development and is moved to production later; T1: a contracted one needs no such step. */
const FIRST_MODE: Readonly<Record<Plan, AccountMode>> = {
  self_service: 'development',
  contracted: 'production',
};

/** The row of a new account. */
export function newAccount(
  signup: SignupInput,
  identifiers: AccountIdentifiers,
  standing: AccountStanding,
  birth: AccountBirth,
): Account {
  const { company, payment } = signup;
  return {
    id: birth.id,
    parentId: birth.parentId,
    externalId: signup.externalId ?? null,
    friendlyName: null,
    email: signup.email,
    emailNormalised: identifiers.emailNormalised,
    companyName: company.name,
    companySkeleton: identifiers.companySkeleton,
    companyNearKeys: [...identifiers.companyNearKeys],
    country: company.country,
    website: company.website ?? null,
    websiteDomain: identifiers.websiteDomain,
    registrationNumber: company.registrationNumber ?? null,
    phone: signup.phone ?? null,
    phoneE164: identifiers.phoneE164,
    ip: signup.ip ?? null,
    ipCountry: signup.ipCountry ?? null,
    userAgent: signup.userAgent ?? null,
    deviceId: signup.deviceId ?? null,
    useCase: signup.useCase ?? null,
    services: [...(signup.services ?? [])],
    cardFingerprint: payment?.fingerprint ?? null,
    cardBin: payment?.bin ?? null,
    cardCountry: payment?.country ?? null,
    plan: signup.plan,
    mode: FIRST_MODE[signup.plan],
    status: standing.status,
    band: standing.band,
    score: standing.score,
    authTokenHash: hashSecret(birth.authToken),
    closedAt: null,
    closeReason: null,
    version: 1,
    createdAt: birth.at,
  };
}
