import { randomBytes } from 'node:crypto';
import { hashSecret, newStaffToken } from '../../src/access/secrets.js';
import { StaffToken } from '../../src/access/staff-token.entity.js';
import { Staff } from '../../src/access/staff.entity.js';
import { Account } from '../../src/accounts/account.entity.js';
import { insertRow, updateRow } from '../../src/database/rows.js';
import { statusFrom } from '../../src/holds/account-status.js';
import { Hold } from '../../src/holds/hold.entity.js';
import { newId, toSid } from '../../src/kernel/ids.js';
import type { Band, CaseType, Role } from '../../src/kernel/words.js';
import type { TestDatabase } from './database.js';
import { rowsIn, writeInto } from './rows-in.js';

/** Each thing that a builder makes is different from all others in what must differ. */
let counter = 0;

export interface BuiltAccount extends Account {
  readonly sid: string;
  /** In clear; the row has its hash. */
  readonly authToken: string;
}

/** An active self-service account of a German company, in development. */
export async function anAccount(
  database: TestDatabase,
  overrides: Partial<Account> = {},
): Promise<BuiltAccount> {
  const now = overrides.createdAt ?? new Date();
  const number = ++counter;
  const id = overrides.id ?? newId(now);
  const authToken = randomBytes(16).toString('hex');
  const email = overrides.email ?? `owner${number}@company${number}.example`;
  const companyName = overrides.companyName ?? `Company ${number} Ltd`;
  const account: Account = {
    id,
    parentId: null,
    externalId: null,
    friendlyName: null,
    email,
    emailNormalised: email.toLowerCase(),
    companyName,
    companySkeleton: companyName.toLowerCase(),
    companyNearKeys: [],
    country: 'DE',
    website: `https://company${number}.example`,
    websiteDomain: `company${number}.example`,
    registrationNumber: null,
    phone: null,
    phoneE164: null,
    ip: null,
    ipCountry: null,
    userAgent: null,
    deviceId: null,
    useCase: null,
    services: ['sms'],
    cardFingerprint: null,
    cardBin: null,
    cardCountry: null,
    plan: 'self_service',
    mode: 'development',
    status: 'active',
    band: 'low',
    score: 5,
    authTokenHash: hashSecret(authToken),
    closedAt: null,
    closeReason: null,
    version: 1,
    createdAt: now,
    ...overrides,
  };
  await writeInto(database, [insertRow(Account, account)]);
  return { ...account, sid: toSid('account', id), authToken };
}

export interface BuiltHold extends Hold {
  readonly sid: string;
}

/** An open hold of everything, placed by staff; the account's status follows from what is open then. */
export async function aHold(
  database: TestDatabase,
  account: Pick<Account, 'id'>,
  overrides: Partial<Hold> = {},
): Promise<BuiltHold> {
  const placedAt = overrides.placedAt ?? new Date();
  const hold: Hold = {
    id: newId(placedAt),
    accountId: account.id,
    kind: 'hold',
    code: 'high_risk_signup',
    source: 'signup',
    services: null,
    note: null,
    assessmentId: null,
    inheritedFrom: null,
    placedByKind: 'system',
    placedById: null,
    placedByLabel: 'Gatehouse',
    placedAt,
    until: null,
    releasedAt: null,
    releasedByKind: null,
    releasedById: null,
    releasedByLabel: null,
    releaseNote: null,
    version: 1,
    ...overrides,
  };
  await writeInto(database, [insertRow(Hold, hold)]);
  await followHolds(database, account.id);
  return { ...hold, sid: toSid('hold', hold.id) };
}

async function followHolds(database: TestDatabase, accountId: string): Promise<void> {
  const open = await rowsIn<Pick<Hold, 'kind'>>(
    database,
    `SELECT kind FROM holds WHERE account_id = $1 AND released_at IS NULL`,
    [accountId],
  );
  const [account] = await rowsIn<Pick<Account, 'status'>>(
    database,
    `SELECT status FROM accounts WHERE id = $1`,
    [accountId],
  );
  if (account === undefined) throw new Error('aHold: there is no such account.');
  await writeInto(database, [updateRow(Account, accountId, { status: statusFrom(open, account.status) })]);
}

export interface StaffWishes {
  readonly roles?: readonly Role[];
  readonly scope?: {
    readonly caseTypes?: readonly CaseType[];
    readonly countries?: readonly string[];
    readonly maxBand?: Band;
  };
  readonly email?: string;
  readonly name?: string;
  /** Accounts to which the person is a party. */
  readonly partyTo?: readonly Pick<Account, 'id'>[];
}

export interface BuiltStaff extends Staff {
  readonly sid: string;
  /** A personal access token, in clear. */
  readonly token: string;
}

/** A senior reviewer without limits, with a personal access token. */
export async function aStaffMember(database: TestDatabase, wishes: StaffWishes = {}): Promise<BuiltStaff> {
  const now = new Date();
  const number = ++counter;
  const { scope = {}, partyTo = [] } = wishes;
  const staff: Staff = {
    id: newId(now),
    email: wishes.email ?? `staff${number}@gatehouse.example`,
    name: wishes.name ?? `Staff ${number}`,
    roles: [...(wishes.roles ?? (['senior_reviewer'] as const))],
    scopeCaseTypes: scope.caseTypes === undefined ? null : [...scope.caseTypes],
    scopeCountries: scope.countries === undefined ? null : [...scope.countries],
    scopeMaxBand: scope.maxBand ?? null,
    passwordHash: null,
    failedAttempts: 0,
    lockedUntil: null,
    disabledAt: null,
    lastSignedInAt: null,
    version: 1,
    createdAt: now,
  };
  const token = newStaffToken();
  const tokenRow: StaffToken = {
    id: newId(now),
    staffId: staff.id,
    name: 'test',
    tokenHash: hashSecret(token),
    createdAt: now,
    revokedAt: null,
  };
  const parties = partyTo.map((account) => ({
    name: 'enter-party',
    text: `INSERT INTO staff_parties (staff_id, account_id) VALUES ($1, $2)`,
    values: [staff.id, account.id],
  }));
  await writeInto(database, [insertRow(Staff, staff), insertRow(StaffToken, tokenRow), ...parties]);
  return { ...staff, sid: toSid('staff', staff.id), token };
}
