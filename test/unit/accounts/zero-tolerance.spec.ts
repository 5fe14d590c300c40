import { describe, expect, it } from 'vitest';
import { FACT_KINDS } from '../../../src/accounts/account-facts.js';
import { hasZeroToleranceFact } from '../../../src/accounts/zero-tolerance.js';

const CLEARED = new Date('2026-11-20T10:00:00Z');

describe('zero tolerance', () => {
  it.each([
    ['P27', 'card_flagged', true],
    ['P28', 'carrier_complaint', true],
    ['P29', 'phishing_or_spam', true],
    ['P30', 'number_hoarding', true],
    ['a signal only', 'recipient_complaint', false],
  ] as const)('%s: the one fact %s: %s', (_, kind, expected) => {
    const { zeroTolerance } = FACT_KINDS[kind];
    expect(hasZeroToleranceFact([{ zeroTolerance, clearedAt: null }])).toBe(expected);
  });

  it('P27–P30: every kind of fact is in the table above, with the rule it comes from', () => {
    expect(Object.entries(FACT_KINDS).map(([kind, { rule }]) => [kind, rule])).toEqual([
      ['card_flagged', 'P27'],
      ['carrier_complaint', 'P28'],
      ['phishing_or_spam', 'P29'],
      ['number_hoarding', 'P30'],
      ['recipient_complaint', null],
    ]);
  });

  it.each([
    ['no facts', [], false],
    ['one that was cleared', [{ zeroTolerance: true, clearedAt: CLEARED }], false],
    [
      'one cleared, one that stands',
      [
        { zeroTolerance: true, clearedAt: CLEARED },
        { zeroTolerance: true, clearedAt: null },
      ],
      true,
    ],
    ['a signal that stands', [{ zeroTolerance: false, clearedAt: null }], false],
    [
      'a signal that stands beside one that was cleared',
      [
        { zeroTolerance: false, clearedAt: null },
        { zeroTolerance: true, clearedAt: CLEARED },
      ],
      false,
    ],
  ])('%s: %s', (_, facts, expected) => {
    expect(hasZeroToleranceFact(facts)).toBe(expected);
  });
});
