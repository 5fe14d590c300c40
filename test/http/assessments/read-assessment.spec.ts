import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentView } from '../../../src/assessments/assessment.views.js';
import { parseSid } from '../../../src/kernel/ids.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { aSignupRequest, ofHighRisk, ofMiddleRisk, signedUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

describe('an assessment', () => {
  it('P1: tells staff each signal with its points and a sentence, what could not be asked, and what was told', async () => {
    const reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
    const request = aSignupRequest(ofMiddleRisk());
    const { account, assessment } = await signedUp(gatehouse, request);

    const answer = await call<AssessmentView>(
      gatehouse,
      asStaff(reviewer),
      'GET',
      `/api/assessments/${assessment.sid}`,
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...assessment,
      account: account.sid,
      trigger: 'signup',
      failedSources: [],
      scorecardVersion: 1,
      facts: {
        email: request.email,
        companyName: request.company.name,
        companyCountry: 'DE',
        phone: request.phone.replaceAll(' ', ''),
        phoneFacts: { country: 'DE', isValid: true },
        payment: { bin: '411111', flagged: false },
      },
    });
    expect(answer.body.signals).toEqual([
      {
        name: 'disposable_email',
        title: 'Throw-away e-mail address',
        value: 'mailinator.com',
        points: 40,
        why: expect.stringMatching(/\.$/),
        links: [],
      },
    ]);
  });

  it.each([
    ['countries', { countries: ['US'] }],
    ['risk', { maxBand: 'low' as const }],
  ])('is not there for staff whose scope of %s leaves its account out', async (_, scope) => {
    const outsider = await aStaffMember(gatehouse.database, { roles: ['reviewer'], scope });
    const { assessment } = await signedUp(gatehouse, ofHighRisk());

    const answer = await call(gatehouse, asStaff(outsider), 'GET', `/api/assessments/${assessment.sid}`);

    expect(answer.status).toBe(404);
  });

  it('P32: is for nobody but staff', async () => {
    const { account, assessment } = await signedUp(gatehouse);

    const path = `/api/assessments/${assessment.sid}`;
    const answers = await Promise.all(
      [PLATFORM, asCustomer(account)].map((by) => call(gatehouse, by, 'GET', path)),
    );

    expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  });

  it.each(['UPDATE assessments SET score = 0', 'DELETE FROM assessments'])(
    'P1: is frozen: %s is refused, even to the owner of the table',
    async (change) => {
      const { assessment } = await signedUp(gatehouse);
      const client = new pg.Client({ connectionString: gatehouse.database.ownerUrl });
      await client.connect();
      try {
        const id = parseSid('assessment', assessment.sid);
        await expect(client.query(`${change} WHERE id = '${id ?? ''}'`)).rejects.toThrow(/append-only/);
      } finally {
        await client.end();
      }
    },
  );
});
