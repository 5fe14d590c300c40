import { describe, expect, it } from 'vitest';
import {
  CASE_MOVES,
  CASE_STATUSES,
  CaseMoveRefusedError,
  nextCaseStatus,
} from '../../../src/cases/cases.states.js';
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
