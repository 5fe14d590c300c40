import { describe, expect, it } from 'vitest';
import { editUntil, laneOfResubmission, mayExpire } from '../../../src/toll-free/edit-window.js';
import { VERIFICATION_STATUSES } from '../../../src/toll-free/toll-free.states.js';

const REJECTED = new Date('2026-03-01T10:00:00.123Z');
const END = editUntil(REJECTED);
const at = (ms: number): Date => new Date(END.getTime() + ms);

describe('the edit window', () => {
  it('W106: is seven days to the millisecond', () => {
    expect(END.getTime() - REJECTED.getTime()).toBe(604_800_000);
  });

  it.each([
    [-604_800_000, 'priority'],
    [-1, 'priority'],
    [0, 'standard'],
    [1, 'standard'],
  ] as const)('W104, W105: a correction %d ms from its end waits in the %s lane', (ms, lane) => {
    expect(laneOfResubmission(at(ms), END)).toBe(lane);
  });

  it('W104: where there is no window, nobody comes first', () => {
    expect(laneOfResubmission(at(0), null)).toBe('standard');
  });

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('W103: %d ms from its end a rejection may expire: %s', (ms, may) => {
    const rejected = {
      status: 'TWILIO_REJECTED',
      editAllowed: true,
      editUntil: END,
      expiredAt: null,
    } as const;
    expect(mayExpire(rejected, at(ms))).toBe(may);
    expect(mayExpire({ ...rejected, expiredAt: END }, at(ms))).toBe(false);
    expect(mayExpire({ ...rejected, editAllowed: false }, at(ms))).toBe(false);
    for (const status of VERIFICATION_STATUSES)
      if (status !== 'TWILIO_REJECTED') expect(mayExpire({ ...rejected, status }, at(ms))).toBe(false);
  });
});
