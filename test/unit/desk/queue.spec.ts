import { describe, expect, it } from 'vitest';
import type { StaffPrincipal } from '../../../src/access/principal.js';
import { caseFilterOf, dueBefore } from '../../../src/desk/queue/queue-filter.js';
import { presentChips, savedViewLinks } from '../../../src/desk/queue/queue-links.js';
import { queueHref, queueSearch, type QueueQuery } from '../../../src/desk/queue/queue-query.dto.js';
import { presentTabs, tabOf } from '../../../src/desk/queue/queue-tabs.js';
import type { Role } from '../../../src/kernel/words.js';

const NOW = new Date('2026-11-25T14:30:00Z');
const COUNTS = {
  all: 1001,
  mine: 2,
  priority: 0,
  escalated: 1,
  reassessment: 1000,
  account_review: 3,
  outbound_permission: 1,
  business_profile: 0,
  toll_free_verification: 0,
};

function staff(role: Role, scope: Partial<StaffPrincipal['staff']['scope']> = {}): StaffPrincipal {
  const open = { caseTypes: null, countries: null, maxBand: null };
  const person = { id: 'me', email: 'a@b.example', name: 'A. Moreau', roles: [role] };
  return { kind: 'staff', staff: { ...person, scope: { ...open, ...scope } } };
}

describe('what the address of the queue asks for', () => {
  it('shows what needs us unless a status is asked for; a code reaches what is decided', () => {
    expect(caseFilterOf({}, 'me', NOW).status).toEqual(['open', 'in_review']);
    expect(caseFilterOf({ status: 'snoozed' }, 'me', NOW).status).toBe('snoozed');
    expect(caseFilterOf({ code: 'zero_tolerance' }, 'me', NOW).status).toBeUndefined();
  });

  it('means by "me" the reader, by "none" nobody', () => {
    expect(caseFilterOf({ assignee: 'me' }, 'me', NOW).assigneeId).toBe('me');
    expect(caseFilterOf({ assignee: 'none' }, 'me', NOW).assigneeId).toBeNull();
    expect(caseFilterOf({}, 'me', NOW).assigneeId).toBeUndefined();
  });

  it.each([
    ['late', '2026-11-25T14:30:00.000Z'],
    ['today', '2026-11-26T00:00:00.000Z'],
    ['week', '2026-12-03T00:00:00.000Z'],
  ] as const)('takes "%s" as due before %s', (due, before) => {
    expect(dueBefore(due, NOW).toISOString()).toBe(before);
  });
});

describe('links of the queue', () => {
  const query: QueueQuery = { type: 'reassessment', country: 'FR', q: 'a&b', cursor: 'abc' };

  it('leave the cursor out, so that a changed filter starts from the beginning', () => {
    expect(queueSearch(query)).toBe('type=reassessment&country=FR&q=a%26b');
    expect(queueSearch(query, { country: null })).toBe('type=reassessment&q=a%26b');
    expect(queueHref('')).toBe('/desk');
  });

  it('give each filter a chip that takes it away, but not the one that the tab stands for', () => {
    expect(presentChips(query, 'type', [])).toEqual([
      { label: 'France', href: '/desk?type=reassessment&q=a%26b' },
      { label: '“a&b”', href: '/desk?type=reassessment&country=FR' },
    ]);
  });

  it('mark the saved view whose filters are on', () => {
    const view = { id: '1', staffId: 'me', name: 'French', query: 'country=FR', createdAt: NOW };
    expect(savedViewLinks([view], 'country=FR')).toEqual([
      { id: '1', label: 'French', href: '/desk?country=FR', current: true },
    ]);
    expect(savedViewLinks([view], '')).toMatchObject([{ current: false }]);
  });
});

describe('the tabs', () => {
  const labels = (by: StaffPrincipal) =>
    presentTabs(by, {}, COUNTS).map((tab) => ('label' in tab ? String(tab.label) : ''));

  it('are those of the role: escalated cases for who may override, one’s own for who works', () => {
    const types = ['Reassessment', 'Account review', 'Outbound permission', 'Business profile', 'Toll-free'];
    expect(labels(staff('reviewer'))).toEqual(['All', 'Mine', 'Priority', ...types]);
    expect(labels(staff('senior_reviewer'))).toEqual(['All', 'Mine', 'Priority', ...types, 'Escalated']);
    expect(labels(staff('auditor'))).toEqual(['All', 'Priority', ...types]);
  });

  it('leave out the case types that the person is narrowed away from', () => {
    expect(labels(staff('reviewer', { caseTypes: ['account_review'] }))).not.toContain('Reassessment');
  });

  it('count to a thousand and say that there are more', () => {
    expect(presentTabs(staff('reviewer'), {}, COUNTS)).toMatchObject([
      { count: 1000, more: true, current: true },
      { count: 2, more: false },
      { count: 0 },
      { count: 1000, more: false },
      { count: 3 },
      { count: 1 },
      { count: 0 },
      { count: 0 },
    ]);
  });

  it('stand on the first filter that is a tab', () => {
    expect(tabOf(staff('reviewer'), { type: 'reassessment', country: 'FR' })).toBe('type');
    expect(tabOf(staff('reviewer'), { country: 'FR' })).toBeUndefined();
    expect(tabOf(staff('reviewer'), { queue: 'escalated' })).toBeUndefined();
    expect(tabOf(staff('senior_reviewer'), { queue: 'escalated' })).toBe('queue');
  });
});
