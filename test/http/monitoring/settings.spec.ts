import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { ReportView } from '../../../src/monitoring/monitoring.dto.js';
import { call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({
    COMPLAINT_RESPONSE: 'restrict',
    RECIPIENT_COMPLAINT_RESPONSE: 'hold',
    RECIPIENT_COMPLAINT_LIMIT: '2',
    PAYMENT_FLAG_RESPONSE: 'none',
  });
});
afterAll(() => gatehouse.stop());

async function report(path: string, body: object): Promise<string> {
  return (await call<ReportView>(gatehouse, PLATFORM, 'POST', path, body)).body.effect;
}

it('P5: set to restrict, a carrier’s complaint restricts the account until a review has looked, once', async () => {
  const account = await anAccount(gatehouse.database);
  const complaint = { account: account.sid, source: 'carrier', kind: 'content' };

  const effects = [await report('/api/complaints', complaint), await report('/api/complaints', complaint)];

  expect(effects).toEqual(['restriction', 'none']);
  expect(await statusOf(gatehouse.database, account)).toBe('restricted');
  const cases = await rowsIn<{ code: string }>(
    gatehouse.database,
    `SELECT h.code FROM cases c JOIN holds h ON h.id = c.hold_id WHERE c.account_id = $1 AND c.type = 'account_review'`,
    [account.id],
  );
  expect(cases).toEqual([{ code: 'carrier_complaint' }]);
  expect(await mailsTo(gatehouse.database, account.email)).toMatchObject([
    { template: 'hold-placed', payload: { kind: 'restriction' } },
  ]);
});

it('P5: set to none, a flagged card is recorded and assessed, and nothing else happens', async () => {
  const account = await anAccount(gatehouse.database);

  const effect = await report('/api/payment-flags', { account: account.sid, reason: 'Stolen' });

  expect([effect, await statusOf(gatehouse.database, account)]).toEqual(['none', 'active']);
  const [left] = await rowsIn(
    gatehouse.database,
    `SELECT (SELECT count(*)::int FROM account_facts WHERE account_id = $1) AS facts,
            (SELECT count(*)::int FROM assessments WHERE account_id = $1) AS assessments,
            (SELECT count(*)::int FROM cases WHERE account_id = $1) AS cases`,
    [account.id],
  );
  expect(left).toEqual({ facts: 1, assessments: 1, cases: 0 });
});

it('P5: the number of recipients’ complaints that count as many is a setting, too', async () => {
  const account = await anAccount(gatehouse.database);
  const complaint = { account: account.sid, source: 'recipient', kind: 'spam' };

  const effects = [await report('/api/complaints', complaint), await report('/api/complaints', complaint)];

  expect(effects).toEqual(['none', 'hold']);
});

it('unless set, what has zero tolerance is held at once, and recipients are heard from the third complaint on', () => {
  expect(readConfig({}).monitoring).toEqual({
    carrierComplaint: 'hold',
    recipientComplaints: 'review',
    recipientComplaintLimit: 3,
    paymentFlag: 'hold',
  });
});

it('a setting that is none is refused at the start, saying which there are', () => {
  expect(() => readConfig({ COMPLAINT_RESPONSE: 'ban' })).toThrow(
    'COMPLAINT_RESPONSE is "ban"; it may be none, review, restrict, hold.',
  );
});
