import { describe, expect, it } from 'vitest';
import { DEFAULT_SCORECARD } from '../../../src/assessments/scorecard.js';
import { readStored } from '../../../src/assessments/scorecards.js';
import { InvalidError } from '../../../src/kernel/errors.js';

describe('a kept scorecard', () => {
  it('P1: reads back as it was published', () => {
    expect(readStored(JSON.parse(JSON.stringify(DEFAULT_SCORECARD)))).toEqual(DEFAULT_SCORECARD);
  });

  it('P1: of an older program is read by a newer one: a signal that it does not know gets the default’s points', () => {
    const { carrier_complaint: newer, ...points } = DEFAULT_SCORECARD.points;
    const { carrier_complaint: alsoNewer, ...forced } = DEFAULT_SCORECARD.forced;

    const card = readStored({ ...DEFAULT_SCORECARD, version: 7, points, forced });

    expect(card.version).toBe(7);
    expect(card.points.carrier_complaint).toBe(newer);
    expect(alsoNewer).toBe('high');
    expect(card.forced.carrier_complaint).toBeUndefined();
  });

  it('P1: of a newer program is read by an older one: a signal that is gone is passed over', () => {
    const points = { ...DEFAULT_SCORECARD.points, star_sign: 50 };
    const forced = { ...DEFAULT_SCORECARD.forced, star_sign: 'high' };

    expect(readStored({ ...DEFAULT_SCORECARD, points, forced })).toEqual(DEFAULT_SCORECARD);
  });

  it('that is broken is refused', () => {
    expect(() => readStored({ version: 1 })).toThrow(InvalidError);
    expect(() => readStored(null)).toThrow(InvalidError);
  });
});
