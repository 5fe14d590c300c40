import { describe, expect, it } from 'vitest';
import {
  DecisionFinalError,
  mayAskAgain,
  nextRound,
  NothingToReassessError,
  TicketAlreadyOpenError,
  type EarlierTicket,
} from '../../src/reassessments/reassessments.rules.js';
import { offersFor } from '../../src/reassessments/reassessments.offers.js';
import type { ReassessmentStatus } from '../../src/reassessments/reassessments.states.js';

const HELD = new Date('2026-11-01T00:00:00Z');

function aTicket(status: ReassessmentStatus, day: number): EarlierTicket {
  return { id: `t${day}`, caseId: `c${day}`, status, round: 1, filedAt: new Date(Date.UTC(2026, 10, day)) };
}

describe('P33, P34: which round a new ticket is', () => {
  it.each([
    ['no earlier ticket', [], 1],
    ['a withdrawn one: it uses up no round', [aTicket('withdrawn', 2)], 1],
    ['one rejected', [aTicket('rejected', 2)], 2],
    ['one rejected and one withdrawn', [aTicket('rejected', 2), aTicket('withdrawn', 3)], 2],
    ['one approved before this restriction', [aTicket('approved', 2)], 1],
  ])('%s → round', (_, earlier, round) => {
    expect(nextRound(earlier, HELD).round).toBe(round);
  });

  it('counts only tickets filed since the oldest restriction that still stands', () => {
    const before = { ...aTicket('rejected', 2), filedAt: new Date('2026-10-01T00:00:00Z') };

    expect(nextRound([before, before], HELD).round).toBe(1);
  });

  it('after two rejections there is no third', () => {
    expect(() => nextRound([aTicket('rejected', 2), aTicket('rejected', 9)], HELD)).toThrow(
      DecisionFinalError,
    );
  });

  it.each(['open', 'awaiting_customer'] as const)('not beside one that is %s', (status) => {
    expect(() => nextRound([aTicket(status, 2)], HELD)).toThrow(TicketAlreadyOpenError);
  });

  it('not where nothing is restricted', () => {
    expect(() => nextRound([], null)).toThrow(NothingToReassessError);
  });

  it('round 2 names the round before it', () => {
    expect(nextRound([aTicket('rejected', 5), aTicket('withdrawn', 3)], HELD).previous?.id).toBe('t5');
  });

  it.each([
    [1, true],
    [2, false],
  ])('after a rejection in round %i the customer may ask again: %s', (round, may) => {
    expect(mayAskAgain(round)).toBe(may);
  });
});

describe('what is on offer for a ticket', () => {
  it.each([
    ['an ordinary ticket', { round: 1, hasZeroToleranceFact: false }, ['approve', 'reject'], []],
    [
      'P27–P30: one with a zero-tolerance fact',
      { round: 2, hasZeroToleranceFact: true },
      ['reject', 'approve'],
      ['approve'],
    ],
  ])('%s', (_, ticket, outcomes, overrides) => {
    const offers = offersFor(ticket);

    expect(offers.map((offer) => offer.outcome)).toEqual(outcomes);
    expect(offers.filter((offer) => offer.override).map((offer) => offer.outcome)).toEqual(overrides);
    expect(offers.filter((offer) => offer.override).every((offer) => offer.note === 'required')).toBe(true);
  });

  it('P32: no offer lets the reviewer tell the customer why, and every code is withheld', () => {
    const offers = [
      ...offersFor({ round: 1, hasZeroToleranceFact: false }),
      ...offersFor({ round: 2, hasZeroToleranceFact: true }),
    ];

    expect(offers.every((offer) => offer.publicMessage === 'none')).toBe(true);
    expect(
      offers
        .flatMap((offer) => offer.codes)
        .every((code) => code.disclosure === 'withhold' && code.customerText === null),
    ).toBe(true);
  });

  it('P33: the first rejection says that he may ask once more, P34: the second that it is final', () => {
    const texts = [1, 2].map(
      (round) =>
        offersFor({ round, hasZeroToleranceFact: false }).find((offer) => offer.outcome === 'reject')
          ?.customerReads,
    );

    expect(texts[0]).toContain('You may ask once more');
    expect(texts[1]).toContain('This decision is final');
  });
});
