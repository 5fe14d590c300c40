import { describe, expect, it } from 'vitest';
import { promiseWords } from '../../../src/portal/tickets/promise-words.js';
import { ticketSteps } from '../../../src/portal/tickets/ticket-steps.js';
import {
  REASSESSMENT_STATUSES,
  type ReassessmentStatus,
} from '../../../src/reassessments/reassessments.states.js';

describe('P25: by when we answer, in words', () => {
  const promise = {
    aimBy: new Date('2025-12-01T23:59:59.999Z'),
    dueBy: new Date('2025-12-03T23:59:59.999Z'),
  };
  const said = (now: string): string => promiseWords(promise, 'DE', new Date(now));

  it.each([
    ['2025-11-24T10:00:00Z', 'We answer by Mon 1 Dec (5 business days), at the latest by Wed 3 Dec.'],
    ['2025-11-28T10:00:00Z', 'We answer by Mon 1 Dec (1 business day), at the latest by Wed 3 Dec.'],
    ['2025-12-01T10:00:00Z', 'We answer by Mon 1 Dec (today), at the latest by Wed 3 Dec.'],
    ['2025-12-02T10:00:00Z', 'We answer at the latest by Wed 3 Dec (1 business day).'],
    [
      '2025-12-04T10:00:00Z',
      'We promised an answer by Wed 3 Dec and are late. Your request is not forgotten.',
    ],
  ])('on %s', (now, words) => {
    expect(said(now)).toBe(words);
  });
});

describe('the steps of a request', () => {
  const filedAt = new Date('2025-11-24T10:00:00Z');
  const decidedAt = new Date('2025-11-28T10:00:00Z');
  const stepsOf = (status: ReassessmentStatus, ended: Date | null = null) =>
    ticketSteps({ status, filedAt, decidedAt: ended }, 'the promise');
  const TABLE: Readonly<Record<ReassessmentStatus, readonly string[]>> = {
    open: ['done You filed it', 'current We are looking at it', 'todo We answer'],
    awaiting_customer: [
      'done You filed it',
      'current You answer our question',
      'todo We look at it',
      'todo We answer',
    ],
    approved: ['done You filed it', 'done We looked at it', 'done We answered'],
    rejected: ['done You filed it', 'done We looked at it', 'done We answered'],
    withdrawn: ['done You filed it', 'done It was taken back'],
  };

  it.each(REASSESSMENT_STATUSES)('of a ticket that is %s', (status) => {
    expect(stepsOf(status).map((step) => `${step.state} ${step.label}`)).toEqual(TABLE[status]);
  });

  it('carry the promise while we look, and the day of the answer afterwards', () => {
    expect(stepsOf('open')[1]).toMatchObject({ text: 'the promise' });
    expect(stepsOf('rejected', decidedAt).at(-1)).toMatchObject({ at: decidedAt });
    expect(JSON.stringify(stepsOf('awaiting_customer'))).not.toContain('the promise');
  });
});
