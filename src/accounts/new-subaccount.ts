import { hashSecret } from '../access/secrets.js';
import type { AccountStatus } from '../kernel/words.js';
import type { Account } from './account.entity.js';

/** What is a subaccount's own: its id, its name, its token in clear, how it stands at first, when it was opened. */
export interface SubaccountBirth {
  readonly id: string;
  readonly friendlyName: string | null;
  readonly authToken: string;
  readonly status: AccountStatus;
  readonly at: Date;
}

/** The row of a subaccount: the same company, plan, mode, address and risk as its parent; what only the parent's signup came with (card, device, network) stays the parent's. */
export function newSubaccount(parent: Account, birth: SubaccountBirth): Account {
  return {
    ...parent,
    id: birth.id,
    parentId: parent.id,
    externalId: null,
    friendlyName: birth.friendlyName,
    ip: null,
    ipCountry: null,
    userAgent: null,
    deviceId: null,
    cardFingerprint: null,
    cardBin: null,
    cardCountry: null,
    status: birth.status,
    authTokenHash: hashSecret(birth.authToken),
    closedAt: null,
    closeReason: null,
    version: 1,
    createdAt: birth.at,
  };
}
