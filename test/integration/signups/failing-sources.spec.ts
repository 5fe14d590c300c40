import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { NumberLookup } from '../../../src/integrations/number-lookup/number-lookup.js';
import type { AssessmentView } from '../../../src/assessments/assessment.views.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { signedUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
let reviewer: BuiltStaff;
let numbers: NumberLookup;
let lookup: NumberLookup['lookup'];
beforeAll(async () => {
  gatehouse = await startTestApp();
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
  numbers = gatehouse.app.get(NumberLookup, { strict: false });
  lookup = numbers.lookup.bind(numbers);
});
afterEach(() => {
  numbers.lookup = lookup;
});
afterAll(() => gatehouse.stop());

async function assessmentOf(changes: object = {}): Promise<{ status: string; assessment: AssessmentView }> {
  const { account, assessment } = await signedUp(gatehouse, changes);
  const path = `/api/assessments/${assessment.sid}`;
  const answer = await call<AssessmentView>(gatehouse, asStaff(reviewer), 'GET', path);
  return { status: account.status, assessment: answer.body };
}

it('P1: a phone lookup that fails is noted, the numbering plans answer in its place, and the signup goes on', async () => {
  numbers.lookup = () => Promise.reject(new Error('The carrier does not answer.'));

  const { status, assessment } = await assessmentOf({ phone: '+49 900 1234567' });

  expect(assessment.failedSources).toEqual([
    { name: 'number_lookup', error: 'The carrier does not answer.' },
  ]);
  expect(assessment.signals.map((signal) => signal.name)).toContain('phone_premium_rate');
  expect(status).toBe('restricted');
});

it('P1: a phone lookup that never answers is given up after two seconds', async () => {
  numbers.lookup = () => new Promise(() => undefined);
  const begun = performance.now();

  const { status, assessment } = await assessmentOf();

  expect(assessment.failedSources).toEqual([{ name: 'number_lookup', error: 'No answer within 2000 ms.' }]);
  expect(status).toBe('active');
  expect(performance.now() - begun).toBeLessThan(10_000);
});

it('P1: when links cannot be looked up, that is noted and never blocks a signup', async () => {
  const columns = await rowsIn<{ name: string }>(
    gatehouse.database,
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'accounts' AND column_name <> 'company_near_keys'`,
  );
  const all = columns.map((column) => column.name).join(', ');
  const app = `"${new URL(gatehouse.database.url).username}"`;
  await rowsIn(gatehouse.database, `REVOKE SELECT ON accounts FROM ${app}`);
  await rowsIn(gatehouse.database, `GRANT SELECT (${all}) ON accounts TO ${app}`);
  try {
    const { status, assessment } = await assessmentOf();

    expect(assessment.failedSources).toMatchObject([
      { name: 'find_links', error: expect.stringContaining('denied') },
    ]);
    expect(status).toBe('active');
  } finally {
    await rowsIn(gatehouse.database, `GRANT SELECT ON accounts TO ${app}`);
  }
});
