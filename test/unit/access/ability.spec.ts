import { describe, expect, it } from 'vitest';
import { abilityOf, ACTIONS, SUBJECTS, type Ability } from '../../../src/access/ability.js';
import { mayDo } from '../../../src/access/authorize.js';
import type { Principal } from '../../../src/access/principal.js';
import type { Role } from '../../../src/kernel/words.js';

const NOT_NARROWED = { caseTypes: null, countries: null, maxBand: null };
const OWN = '00000000-0000-7000-8000-000000000001';

function ofRole(role: Role): Principal {
  return { kind: 'staff', staff: { id: OWN, email: '', name: '', roles: [role], scope: NOT_NARROWED } };
}

/** Every allowed pair of action and subject, as `action subject`; all others are refused. */
const READS_WORK = [
  'read account',
  'read account_fact',
  'read assessment',
  'read case',
  'read code',
  'read country_rule',
  'read deposit',
  'read evidence',
  'read hold',
  'read reassessment',
];
const HANDLES_HOLDS = [
  'clear account_fact',
  'close account',
  'create account_fact',
  'place hold',
  'refund deposit',
  'release hold',
  'settle deposit',
];
const READS_THE_OFFICE = [
  'export audit_event',
  'read audit_event',
  'read outbox_message',
  'read platform_key',
  'read report',
  'read rule',
  'read staff',
  'verify audit_event',
];

const MATRIX: readonly (readonly [string, Principal, readonly string[]])[] = [
  ['a reviewer', ofRole('reviewer'), [...READS_WORK, 'work case']],
  [
    'a senior reviewer',
    ofRole('senior_reviewer'),
    [...READS_WORK, ...HANDLES_HOLDS, 'work case', 'override case', 'confirm case', 'hand_off case'],
  ],
  ['an analyst', ofRole('analyst'), [...READS_WORK, 'manage rule', 'read report', 'read rule']],
  [
    'an admin',
    ofRole('admin'),
    [
      ...READS_WORK,
      ...HANDLES_HOLDS,
      ...READS_THE_OFFICE,
      'hand_off case',
      'manage country_rule',
      'manage outbox_message',
      'manage platform_key',
      'manage rule',
      'manage staff',
    ],
  ],
  ['an auditor', ofRole('auditor'), [...READS_WORK, ...READS_THE_OFFICE]],
  [
    'the platform',
    { kind: 'platform', keyId: null, label: '' },
    [
      'close account',
      'create account',
      'create account_fact',
      'create api_key',
      'create business_profile',
      'create number',
      'create signup',
      'manage number',
      'read account',
      'read business_profile',
      'read number',
    ],
  ],
  [
    'a customer, of his own account,',
    { kind: 'customer', accountId: OWN, portalUserId: null, label: '' },
    [
      'create account',
      'create api_key',
      'create business_profile',
      'create deposit',
      'create evidence',
      'create outbound_permission',
      'create reassessment',
      'read account',
      'read business_profile',
      'read deposit',
      'read evidence',
      'read number',
      'read outbound_permission',
      'read reassessment',
    ],
  ],
];

function allowedPairs(ability: Ability): string[] {
  const row = { accountId: OWN, parentId: null, country: 'DE', band: 'high', type: 'reassessment' };
  return ACTIONS.flatMap((action) =>
    SUBJECTS.filter((subject) => mayDo(ability, action, subject, row)).map(
      (subject) => `${action} ${subject}`,
    ),
  );
}

it.each(MATRIX)('%s may do exactly what the matrix says', (_, principal, allowed) => {
  expect(allowedPairs(abilityOf(principal)).toSorted()).toEqual([...allowed].toSorted());
});

it('gives somebody with two roles what both allow', () => {
  const staff = {
    id: OWN,
    email: '',
    name: '',
    roles: ['reviewer', 'auditor'],
    scope: NOT_NARROWED,
  } as const;
  const both = allowedPairs(abilityOf({ kind: 'staff', staff }));
  expect(both).toEqual(expect.arrayContaining(['work case', 'verify audit_event']));
});

it('gives somebody without roles nothing', () => {
  const staff = { id: OWN, email: '', name: '', roles: [], scope: NOT_NARROWED };
  expect(allowedPairs(abilityOf({ kind: 'staff', staff }))).toEqual([]);
});

describe('a customer', () => {
  const ability = abilityOf({ kind: 'customer', accountId: OWN, portalUserId: null, label: '' });
  const other = '00000000-0000-7000-8000-000000000002';

  it('reaches its own account and its subaccounts, and no other', () => {
    expect(mayDo(ability, 'read', 'account', { accountId: OWN, parentId: null })).toBe(true);
    expect(mayDo(ability, 'read', 'account', { accountId: other, parentId: OWN })).toBe(true);
    expect(mayDo(ability, 'read', 'account', { accountId: other, parentId: null })).toBe(false);
  });

  it('P32: never reads a case, a code, a signal, a fact or a hold as staff see them', () => {
    for (const subject of [
      'case',
      'code',
      'assessment',
      'account_fact',
      'hold',
      'rule',
      'audit_event',
    ] as const)
      expect(mayDo(ability, 'read', subject, { accountId: OWN, parentId: null })).toBe(false);
  });
});
