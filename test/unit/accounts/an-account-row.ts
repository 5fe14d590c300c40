import type { Account } from '../../../src/accounts/account.entity.js';
import { newAccount, type SignupInput } from '../../../src/accounts/new-account.js';

export const AT = new Date('2026-11-22T10:00:00Z');

export const SIGNUP = {
  email: 'Owner@Acme.example',
  plan: 'self_service',
  company: { name: 'Acme GmbH', country: 'DE' },
} as const satisfies SignupInput;

export const IDENTIFIERS = {
  emailNormalised: 'owner@acme.example',
  websiteDomain: null,
  companySkeleton: 'acme',
  companyNearKeys: ['acm'],
  phoneE164: null,
} as const;

export const BIRTH = {
  id: '0192f000-0000-7000-8000-000000000001',
  parentId: null,
  authToken: 'a'.repeat(32),
  at: AT,
} as const;

/** The row that a plain signup makes. */
export function anAccountRow(overrides: Partial<Account> = {}): Account {
  const standing = { status: 'active', band: 'low', score: 5 } as const;
  return { ...newAccount(SIGNUP, IDENTIFIERS, standing, BIRTH), ...overrides };
}
