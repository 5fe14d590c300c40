import { expect, it } from 'vitest';
import { nextCaseStatus } from '../../src/cases/cases.states.js';
import { problemOf } from '../../src/http/to-problem.js';
import { ConflictError } from '../../src/kernel/errors.js';

it('a fact that is named like a member of the problem does not take its place', () => {
  const refusal = new ConflictError('some_state', 'It is closed already.', {
    status: 'closed',
    title: 'x',
    since: 3,
  });

  expect(problemOf(refusal)?.problem).toEqual({
    type: '/problems/some_state',
    title: 'The state of things refuses it',
    status: 409,
    detail: 'It is closed already.',
    code: 'some_state',
    since: 3,
  });
});

it('a move that the table of cases refuses is a conflict, not a failure of ours', () => {
  const refused = (() => {
    try {
      return nextCaseStatus('decided', 'claim');
    } catch (error) {
      return error;
    }
  })();

  expect(problemOf(refused)?.problem).toMatchObject({ status: 409, code: 'case_state' });
});
