import type { Principal } from '../access/principal.js';
import { toSid } from '../kernel/ids.js';
import type { AccountMode, AccountStatus, Band, Plan, Service } from '../kernel/words.js';
import type { Account } from './account.entity.js';

/**
 * An account as its owner and the platform see it. P32: nothing here tells why an account stands as it does, and the keys are
 * the same, in the same order, whatever its state.
 */
export interface AccountView {
  readonly sid: string;
  readonly externalId: string | null;
  readonly friendlyName: string | null;
  readonly email: string;
  readonly company: {
    readonly name: string;
    readonly country: string;
    readonly website: string | null;
    readonly registrationNumber: string | null;
  };
  readonly phone: string | null;
  readonly plan: Plan;
  readonly mode: AccountMode;
  readonly status: AccountStatus;
  readonly useCase: string | null;
  readonly services: readonly Service[];
  readonly parentAccount: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly version: number;
}

/** What staff see besides: what the account was assessed by. */
export interface StaffAccountView extends AccountView {
  readonly band: Band;
  readonly score: number;
  readonly ip: string | null;
  readonly ipCountry: string | null;
  readonly userAgent: string | null;
  readonly deviceId: string | null;
  readonly payment: {
    readonly fingerprint: string | null;
    readonly bin: string | null;
    readonly country: string | null;
  };
  readonly closeReason: string | null;
}

/** An account for the platform and for its owner. */
export function presentAccount(account: Account): AccountView {
  return {
    sid: toSid('account', account.id),
    externalId: account.externalId,
    friendlyName: account.friendlyName,
    email: account.email,
    company: {
      name: account.companyName,
      country: account.country,
      website: account.website,
      registrationNumber: account.registrationNumber,
    },
    phone: account.phone,
    plan: account.plan,
    mode: account.mode,
    status: account.status,
    useCase: account.useCase,
    services: account.services,
    parentAccount: account.parentId === null ? null : toSid('account', account.parentId),
    createdAt: account.createdAt.toISOString(),
    closedAt: account.closedAt?.toISOString() ?? null,
    version: account.version,
  };
}

/** An account for the staff. */
export function presentAccountToStaff(account: Account): StaffAccountView {
  return {
    ...presentAccount(account),
    band: account.band,
    score: account.score,
    ip: account.ip,
    ipCountry: account.ipCountry,
    userAgent: account.userAgent,
    deviceId: account.deviceId,
    payment: { fingerprint: account.cardFingerprint, bin: account.cardBin, country: account.cardCountry },
    closeReason: account.closeReason,
  };
}

/** The view of an account that this reader may have. */
export function accountViewFor(reader: Principal): (account: Account) => AccountView {
  return reader.kind === 'staff' ? presentAccountToStaff : presentAccount;
}
