import { describe, expect, it } from 'vitest';
import {
  CASE_MOVES,
  CASE_STATUSES,
  CaseMoveRefusedError,
  nextCaseStatus,
} from '../../../src/cases/cases.states.js';
import {
  hasLapsed,
  nextOutboundPermissionStatus,
  OUTBOUND_PERMISSION_MOVES,
  OUTBOUND_PERMISSION_STATUSES,
  RequestStateError,
} from '../../../src/outbound-permissions/outbound-permissions.states.js';
import {
  nextReassessmentStatus,
  REASSESSMENT_MOVES,
  REASSESSMENT_STATUSES,
  TicketClosedError,
} from '../../../src/reassessments/reassessments.states.js';

/** Every pair of status and move: where it leads, or `–` where it is refused. */
function matrix<From extends string, Move extends string>(
  statuses: readonly From[],
  moves: readonly Move[],
  next: (from: From, move: Move) => string,
): string {
  const cell = (from: From, move: Move): string => {
    try {
      return next(from, move);
    } catch {
      return '–';
    }
  };
  const rows = statuses.map((from) => [from, ...moves.map((move) => cell(from, move))]);
  const table = [['', ...moves], ...rows];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

describe('a case', () => {
  it('moves as this table says and not otherwise', () => {
    expect(`\n${matrix(CASE_STATUSES, CASE_MOVES, nextCaseStatus)}\n`).toMatchInlineSnapshot(`
      "
                         claim      release  hand_off   snooze   wake  escalate  ask                answer     discuss            decide   withdraw
      open               in_review  –        in_review  –        –     open      –                  open       awaiting_customer  decided  withdrawn
      in_review          –          open     in_review  snoozed  –     open      awaiting_customer  in_review  awaiting_customer  decided  withdrawn
      awaiting_customer  in_review  –        in_review  –        –     –         –                  open       –                  –        withdrawn
      snoozed            in_review  –        in_review  –        open  –         –                  open       –                  –        withdrawn
      decided            –          –        –          –        –     –         –                  –          –                  –        –
      withdrawn          –          –        –          –        –     –         –                  –          –                  –        –
      "
    `);
  });

  it('says in words what it refuses', () => {
    expect(() => nextCaseStatus('decided', 'claim')).toThrow(CaseMoveRefusedError);
    expect(() => nextCaseStatus('decided', 'claim')).toThrow('A case that is decided cannot be claimed.');
  });
});

describe('a reassessment ticket', () => {
  it('moves as this table says and not otherwise', () => {
    expect(`\n${matrix(REASSESSMENT_STATUSES, REASSESSMENT_MOVES, nextReassessmentStatus)}\n`)
      .toMatchInlineSnapshot(`
      "
                         ask                answer  approve   reject    withdraw
      open               awaiting_customer  open    approved  rejected  withdrawn
      awaiting_customer  –                  open    approved  rejected  withdrawn
      approved           –                  –       –         –         –
      rejected           –                  –       –         –         –
      withdrawn          –                  –       –         –         –
      "
    `);
  });

  it('P34: says in words that a rejected one cannot be changed any more', () => {
    expect(() => nextReassessmentStatus('rejected', 'answer')).toThrow(TicketClosedError);
    expect(() => nextReassessmentStatus('rejected', 'answer')).toThrow(
      'This ticket is rejected, so it cannot be changed any more.',
    );
  });
});

describe('a request for outbound permission', () => {
  it('T3, T9, T16: moves as this table says and not otherwise', () => {
    expect(
      `\n${matrix(OUTBOUND_PERMISSION_STATUSES, OUTBOUND_PERMISSION_MOVES, nextOutboundPermissionStatus)}\n`,
    ).toMatchInlineSnapshot(`
      "
                     review     discuss        grant    reject    close   withdraw
      open           in_review  in_discussion  granted  –         closed  withdrawn
      in_review      –          in_discussion  granted  rejected  closed  withdrawn
      in_discussion  –          in_discussion  granted  rejected  closed  withdrawn
      granted        –          –              –        –         closed  –
      rejected       –          –              –        –         –       –
      closed         –          –              –        –         –       –
      withdrawn      –          –              –        –         –       –
      "
    `);
  });

  it('says in words what it refuses', () => {
    expect(() => nextOutboundPermissionStatus('rejected', 'grant')).toThrow(RequestStateError);
    expect(() => nextOutboundPermissionStatus('in_review', 'review')).toThrow(
      'This request is in review, so it cannot be sent to review.',
    );
  });

  it.each([
    ['granted', '2026-11-22T09:00:00Z', true],
    ['granted', '2026-11-22T09:00:00.001Z', false],
    ['granted', null, false],
    ['closed', '2026-11-22T09:00:00Z', false],
  ] as const)(
    'T16: a grant has run out at its end and not before: %s until %s',
    (status, until, expected) => {
      const grant = { status, conditionUntil: until === null ? null : new Date(until) };

      expect(hasLapsed(grant, new Date('2026-11-22T09:00:00Z'))).toBe(expected);
    },
  );
});
