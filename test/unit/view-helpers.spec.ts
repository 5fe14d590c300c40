import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { amounts } from '../../src/http/views/helpers/amounts.js';
import type { HelperCall } from '../../src/http/views/helpers/call.js';
import { charts, sparkBars } from '../../src/http/views/helpers/charts.js';
import { fields } from '../../src/http/views/helpers/fields.js';
import { links } from '../../src/http/views/helpers/links.js';
import { logic } from '../../src/http/views/helpers/logic.js';
import { places } from '../../src/http/views/helpers/places.js';
import { time } from '../../src/http/views/helpers/time.js';
import { clockText, durationText, relativeText } from '../../src/http/views/time-text.js';
import { TONES, wordOf, WORDS } from '../../src/http/views/words.js';
import {
  ACCOUNT_STATUSES,
  BANDS,
  CASE_TYPES,
  DISCLOSURES,
  PLANS,
  ROLES,
  SERVICES,
} from '../../src/kernel/words.js';

const NOW = new Date('2025-11-21T09:41:00Z');

function aCall(root: Record<string, unknown> = { now: NOW }, hash: Record<string, unknown> = {}): HelperCall {
  return { hash, data: { root } };
}

describe('questions', () => {
  it('compares without converting', () => {
    expect(logic.eq('1', 1)).toBe(false);
    expect(logic.eq('a', 'a')).toBe(true);
    expect(logic.ne('a', 'b')).toBe(true);
    expect(logic.gt('10', 9)).toBe(true);
  });

  it('takes an empty list for nothing', () => {
    expect(logic.and('x', [], aCall())).toBe(false);
    expect(logic.and('x', [1], aCall())).toBe(true);
    expect(logic.not([])).toBe(true);
  });

  it('gives the first that is something, else the last', () => {
    expect(logic.or(undefined, '', 'nobody', aCall())).toBe('nobody');
    expect(logic.or(undefined, 0, aCall())).toBe(0);
  });

  it('finds a value in a list, in a single value, and in nothing', () => {
    expect(logic.includes(['a', 'b'], 'b')).toBe(true);
    expect(logic.includes('b', 'b')).toBe(true);
    expect(logic.includes(undefined, 'b')).toBe(false);
    expect(logic.includes(undefined, undefined)).toBe(false);
  });

  it('knows 0 and false as given', () => {
    expect([logic.isGiven(0), logic.isGiven(false), logic.isGiven(null), logic.isGiven(undefined)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('makes texts, objects and lists on the spot', () => {
    expect(logic.concat('a', undefined, 1, aCall())).toBe('a1');
    expect(logic.object(aCall({}, { label: 'x' }))).toEqual({ label: 'x' });
    expect(logic.list(1, 2, aCall())).toEqual([1, 2]);
    expect([logic.opt(undefined), logic.opt(0)]).toEqual(['', 0]);
  });
});

describe('times', () => {
  it('shows the absolute time with the relative one beside it, the zone in the title', () => {
    expect(time.datetime('2025-11-19T08:05:00Z', aCall()).toString()).toBe(
      '<time datetime="2025-11-19T08:05:00.000Z" title="19 Nov 2025, 08:05 UTC">19 Nov, 08:05, ' +
        '<span class="relative" data-relative="2025-11-19T08:05:00.000Z">2 days ago</span></time>',
    );
  });

  it('leaves the relative time out when asked to, and names another year', () => {
    const html = time
      .date(new Date('2024-03-01T00:00:00Z'), aCall({ now: NOW }, { relative: false }))
      .toString();
    expect(html).toMatch(/>1 Mar 2024<\/time>$/);
  });

  it('shows times in the zone of the page', () => {
    const call = aCall({ now: NOW, zone: 'Asia/Tokyo' });
    expect(time.datetimeText('2025-12-31T18:00:00Z', call)).toBe('1 Jan 2026, 03:00 Asia/Tokyo');
    expect(time.weekdayText('2025-11-25T00:00:00Z', call)).toBe('Tue 25 Nov');
    expect(time.weekday('2025-11-25T00:00:00Z', call).toString()).toContain('>Tue 25 Nov, <span');
  });

  it('needs the time of the page, not a clock of its own', () => {
    expect(() => time.date(NOW, aCall({}))).toThrow('needs `now: Date`');
    expect(() => time.date('soon', aCall())).toThrow('Not a time: "soon"');
    expect(time.dateText(NOW, aCall({}))).toBe('21 Nov 2025');
  });

  it.each([
    [0, 'just now'],
    [-20_000, 'just now'],
    [-40_000, '1 min ago'],
    [-59 * 60_000, '59 min ago'],
    [2.9 * 3_600_000, 'in 2 h'],
    [-24 * 3_600_000, '1 day ago'],
    [86_400_000 * 59, 'in 59 days'],
    [86_400_000 * 61, 'in 2 months'],
    [-86_400_000 * 800, '2 years ago'],
  ])('%d ms from now is %s', (ms, text) => {
    expect(relativeText(new Date(NOW.getTime() + ms), NOW)).toBe(text);
  });

  it('says what is left of a claim and of a promise', () => {
    expect(clockText(552_000)).toBe('9:12');
    expect(clockText(3_723_000)).toBe('1:02:03');
    expect(clockText(-5)).toBe('0:00');
    expect(time.clock('2025-11-21T09:50:12Z', aCall())).toBe('9:12');
    expect(durationText(-90_000)).toBe('1 min');
    expect(time.dueText('2025-11-21T12:00:00Z', aCall())).toBe('due in 2 h');
    expect(time.dueText('2025-11-20T09:00:00Z', aCall())).toBe('late 1 day');
  });

  it.each([
    ['2025-11-21T09:40:59Z', 'danger'],
    ['2025-11-22T09:40:59Z', 'warning'],
    ['2025-11-22T09:41:00Z', 'neutral'],
  ])('a promise due %s has the tone %s', (at, tone) => {
    expect(time.dueTone(at, aCall())).toBe(tone);
  });

  it.each([
    [3, '3 business days left'],
    [1, '1 business day left'],
    [0, 'due today'],
    [-1, '1 business day late'],
    [-2, '2 business days late'],
  ])('%d business days: %s', (days, text) => {
    expect(time.businessDays(days)).toBe(text);
  });

  it('gives ISO text, and the relative time alone for dense tables', () => {
    expect(time.iso(NOW)).toBe('2025-11-21T09:41:00.000Z');
    expect(time.ago('2025-11-21T09:37:00Z', aCall()).toString()).toMatch(
      /title="21 Nov 2025, 09:37 UTC".*>4 min ago</,
    );
  });
});

describe('amounts', () => {
  it('always names the currency, with its own minor units', () => {
    expect(amounts.money({ amount: 1000, currency: 'USD' })).toBe('$10.00 USD');
    expect(amounts.money({ amount: 1000, currency: 'JPY' })).toBe('¥1,000 JPY');
    expect(amounts.money({ amount: 1500, currency: 'CHF' })).toMatch(/^CHF\s15\.00$/);
  });

  it.each([[undefined], [{ amount: 1.5, currency: 'USD' }], [{ amount: 1, currency: 'XXZ' }], [10]])(
    'refuses %j as money',
    (value) => {
      expect(() => amounts.money(value)).toThrow('Not money');
    },
  );

  it('groups, shortens and signs numbers', () => {
    expect(amounts.number(1234567.891)).toBe('1,234,567.89');
    expect(amounts.compact(12_345)).toBe('12.3K');
    expect(amounts.percent(0.125)).toBe('12.5%');
    expect([amounts.points(30), amounts.points(-5), amounts.points(0)]).toEqual(['+30', '−5', '0']);
    expect([amounts.bytes(999), amounts.bytes(482_113), amounts.bytes(2_400_000)]).toEqual([
      '999 B',
      '482 kB',
      '2.4 MB',
    ]);
  });

  it('counts things in words', () => {
    expect(amounts.plural(1, 'code', aCall())).toBe('1 code');
    expect(amounts.plural(2, 'code', aCall())).toBe('2 codes');
    expect(amounts.plural(0, 'reply', 'replies')).toBe('0 replies');
  });
});

describe('places', () => {
  it('names countries and leaves what is none', () => {
    expect(places.country('DE')).toBe('Germany');
    expect(places.country('nowhere')).toBe('nowhere');
    expect(places.countryOptions()).toContainEqual({ value: 'FR', label: 'France' });
  });

  it('writes phone numbers in the international format and leaves what is none', () => {
    expect(places.phone('+33123456789')).toBe('+33 1 23 45 67 89');
    expect(places.phone('call me')).toBe('call me');
  });
});

describe('forms', () => {
  const errors = [
    { field: 'company.country', code: 'x', message: 'Choose a country.' },
    { field: 'services[0]', code: 'x', message: 'Choose a service we have.' },
  ];

  it('finds the error of a field, and of a part of it', () => {
    expect(fields.errorFor(errors, 'company.country')).toBe('Choose a country.');
    expect(fields.errorFor(errors, 'services')).toBe('Choose a service we have.');
    expect(fields.errorFor(errors, 'service')).toBeUndefined();
    expect(fields.errorFor(undefined, 'services')).toBeUndefined();
  });

  it('makes ids and describes a control by what is there', () => {
    expect(fields.fieldId('spendPerMonth[amount]')).toBe('field-spendPerMonth-amount');
    expect(fields.describedBy('a', 'hint', undefined, 100, aCall())).toBe('field-a-hint field-a-count');
    expect(fields.describedBy('a', undefined, undefined, aCall())).toBe('');
  });

  it('leads from an error of one entry to the whole field', () => {
    expect(fields.errorTarget('services[0]')).toBe('field-services');
    expect(fields.errorTarget('company.country')).toBe('field-company-country');
  });

  it('marks the chosen options, single or many', () => {
    expect(fields.selected('b', 'b')).toBe(' selected');
    expect(fields.selected(undefined, 'b')).toBe('');
    expect(fields.checked(['a', 'b'], 'b')).toBe(' checked');
    expect(fields.checked(['a'], 'b')).toBe('');
    expect(fields.checked(5, '5')).toBe(' checked');
  });
});

describe('links', () => {
  it('replaces part of the query and keeps the rest', () => {
    const call = aCall({}, { type: 'reassessment', cursor: null });
    expect(links.query({ lane: 'priority', type: 'x', cursor: 'abc', code: ['a', 'b'] }, call)).toBe(
      '?lane=priority&type=reassessment&code=a&code=b',
    );
    expect(links.query(undefined, aCall({}, {}))).toBe('?');
  });

  it('shortens a sid, keeps it whole for copying, and escapes what is none', () => {
    expect(links.sid('CS0199aa01bb02cc03dd04ee05ff7f3a9c').toString()).toBe(
      '<code class="sid" title="CS0199aa01bb02cc03dd04ee05ff7f3a9c" data-copy="CS0199aa01bb02cc03dd04ee05ff7f3a9c">CS…7f3a9c</code>',
    );
    expect(links.sid('<b>').toString()).not.toContain('<b>');
  });

  it('writes JSON for data attributes', () => {
    expect(links.json({ a: [1] })).toBe('{"a":[1]}');
    expect(links.json(undefined)).toBe('null');
  });
});

describe('charts', () => {
  it('scales spark bars to the greatest and shows every value above zero', () => {
    const bars = sparkBars([0, 1, 1000]);
    expect(bars.map((bar) => bar.height)).toEqual([0.5, 1.5, 20]);
    expect(bars.map((bar) => bar.x)).toEqual([0, 6, 12]);
    expect(bars.map((bar) => bar.isLast)).toEqual([false, false, true]);
    expect(charts.sparkWidth([1, 2, 3])).toBe(16);
    expect(charts.sparkBars(undefined)).toEqual([]);
  });

  it('keeps a score within its scale', () => {
    expect([charts.scale(-3), charts.scale(70.6), charts.scale(140)]).toEqual([0, 71, 100]);
  });
});

describe('words', () => {
  it.each([...CASE_TYPES, ...BANDS, ...ROLES, ...SERVICES, ...ACCOUNT_STATUSES, ...PLANS, ...DISCLOSURES])(
    'has a label, an icon and a tone for %s',
    (word) => {
      expect(WORDS[word]?.label).toMatch(/^[A-Z]/);
      expect(TONES).toContain(WORDS[word]?.tone);
    },
  );

  it('spells out a word that has no entry, without a colour', () => {
    expect(wordOf('details_insufficient')).toEqual({
      label: 'Details insufficient',
      icon: 'dot',
      tone: 'neutral',
    });
  });

  it('does not take a word of the prototype for an entry', () => {
    expect(wordOf('constructor').label).toBe('Constructor');
  });
});

it('every file of helpers is tested here', () => {
  const files = readdirSync(new URL('../../src/http/views/helpers/', import.meta.url)).sort();
  const plumbing = ['call.ts', 'registry.ts'];
  const tested = ['amounts.ts', 'charts.ts', 'fields.ts', 'links.ts', 'logic.ts', 'places.ts', 'time.ts'];
  expect(files).toEqual([...plumbing, ...tested].sort());
});
