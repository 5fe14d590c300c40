import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { ofMiddleRisk, signedUp } from '../../support/signup-request.js';
import { aHeldAccount, fileTicket, type CaseOnApi } from '../../support/tickets.js';

describe('looking at a case', () => {
  let gatehouse: TestApp;
  let reviewer: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({}, { worker: false });
    reviewer = await aStaffMember(gatehouse.database);
  });
  afterAll(() => gatehouse.stop());

  const aTicket = async () => (await fileTicket(gatehouse, await aHeldAccount(gatehouse))).sid;
  const anAccountInReview = async () => (await signedUp(gatehouse, ofMiddleRisk())).account.sid;

  it.each([
    { type: 'reassessment', subject: aTicket },
    { type: 'account_review', subject: anAccountInReview },
  ])('shows what can be decided of a $type while somebody else has locked its rows', async ({ subject }) => {
    const path = `/api/cases?subject=${await subject()}`;
    const { body } = await call<{ items: CaseOnApi[] }>(gatehouse, asStaff(reviewer), 'GET', path);

    const seen = await whileAllIsLocked(gatehouse, () =>
      call<CaseOnApi>(gatehouse, asStaff(reviewer), 'GET', `/api/cases/${body.items[0]?.sid}`),
    );

    expect(seen.status).toBe(200);
    expect(seen.body.offers.map((offer) => offer.outcome)).toEqual(['approve', 'reject']);
  });
});

/** Somebody is deciding: a transaction holds the rows of all accounts, tickets and cases until `look` is done. */
async function whileAllIsLocked<T>({ database }: TestApp, look: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const table of ['cases', 'reassessments', 'accounts'])
      await client.query(`SELECT FROM ${table} FOR UPDATE`);
    return await look();
  } finally {
    await client.end();
  }
}
