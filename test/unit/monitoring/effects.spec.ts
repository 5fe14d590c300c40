import { expect, it } from 'vitest';
import { RESPONSES } from '../../../src/config/monitoring-settings.js';
import { effectOf, type Standing } from '../../../src/monitoring/effects.js';

const STANDINGS: Readonly<Record<string, Standing>> = {
  active: { plan: 'self_service', status: 'active', hasOpenReview: false, hasSameRestriction: false },
  'active, under review': {
    plan: 'self_service',
    status: 'active',
    hasOpenReview: true,
    hasSameRestriction: false,
  },
  'restricted for something else': {
    plan: 'self_service',
    status: 'restricted',
    hasOpenReview: true,
    hasSameRestriction: false,
  },
  'restricted for the same': {
    plan: 'self_service',
    status: 'restricted',
    hasOpenReview: true,
    hasSameRestriction: true,
  },
  'on hold': { plan: 'self_service', status: 'on_hold', hasOpenReview: false, hasSameRestriction: false },
  contracted: { plan: 'contracted', status: 'active', hasOpenReview: false, hasSameRestriction: false },
  'contracted, under review': {
    plan: 'contracted',
    status: 'active',
    hasOpenReview: true,
    hasSameRestriction: false,
  },
};

it('P5: what a report leads to, by setting and by how the account stands', () => {
  const table = Object.entries(STANDINGS).map(([name, standing]) => [
    name,
    ...RESPONSES.map((response) => effectOf(response, standing)),
  ]);
  expect(['', ...RESPONSES]).toEqual(['', 'none', 'review', 'restrict', 'hold']);
  expect(table).toEqual([
    ['active', 'none', 'review', 'restriction', 'hold'],
    ['active, under review', 'none', 'none', 'restriction', 'hold'],
    ['restricted for something else', 'none', 'none', 'restriction', 'hold'],
    ['restricted for the same', 'none', 'none', 'none', 'hold'],
    ['on hold', 'none', 'none', 'none', 'none'],
    ['contracted', 'none', 'review', 'review', 'review'],
    ['contracted, under review', 'none', 'none', 'none', 'none'],
  ]);
});
