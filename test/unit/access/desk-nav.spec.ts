import { expect, it } from 'vitest';
import { abilityOf } from '../../../src/access/ability.js';
import { deskNav, personalNav } from '../../../src/access/desk-nav.js';
import type { Role } from '../../../src/kernel/words.js';

const anything = (): boolean => true;

function abilityOfRole(role: Role): ReturnType<typeof abilityOf> {
  const scope = { caseTypes: null, countries: null, maxBand: null };
  return abilityOf({ kind: 'staff', staff: { id: '', email: '', name: '', roles: [role], scope } });
}

it.each([
  ['reviewer', ['Queue', 'Holds', 'Accounts', 'Deposits', 'Countries']],
  ['senior_reviewer', ['Queue', 'Holds', 'Accounts', 'Deposits', 'Countries']],
  ['analyst', ['Queue', 'Holds', 'Accounts', 'Deposits', 'Countries', 'Rules', 'Reports']],
  ['admin', ['Queue', 'Holds', 'Accounts', 'Deposits', 'Countries', 'Rules', 'Reports', 'Audit']],
  ['auditor', ['Queue', 'Holds', 'Accounts', 'Deposits', 'Countries', 'Rules', 'Reports', 'Audit']],
] as const)('shows the %s only where that role may go', (role, labels) => {
  expect(deskNav(abilityOfRole(role), '/desk', anything).map(({ label }) => label)).toEqual(labels);
});

it('shows a place only once there is a page', () => {
  const nav = deskNav(abilityOfRole('admin'), '/desk', (href) => href === '/desk/holds');
  expect(nav).toEqual([{ label: 'Holds', href: '/desk/holds', current: false }]);
});

it('marks the one place where the person is, by the longest address', () => {
  const current = (path: string): string[] =>
    deskNav(abilityOfRole('admin'), path, anything)
      .filter((link) => link.current)
      .map(({ label }) => label);
  expect(current('/desk')).toEqual(['Queue']);
  expect(current('/desk/holds/HD01')).toEqual(['Holds']);
  expect(current('/desk/cases/CS01')).toEqual(['Queue']);
  expect(current('/account/sessions')).toEqual([]);
});

it('offers staff and keys under the name only to those who may see them', () => {
  const labels = (role: Role): string[] =>
    personalNav(abilityOfRole(role), '/desk', anything).map(({ label }) => label);
  expect(labels('reviewer')).toEqual(['Your sign-ins', 'Your tokens']);
  expect(labels('admin')).toEqual([
    'Your sign-ins',
    'Your tokens',
    'Staff',
    'Platform keys',
    'Undelivered messages',
  ]);
});
