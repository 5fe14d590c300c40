import type { Principal } from '../access/principal.js';
import { toSid } from '../kernel/ids.js';
import type { Account } from './account.entity.js';
import type { AccountView, StaffAccountView } from './account.views.js';

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
