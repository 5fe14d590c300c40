import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import type { ReportView } from '../../../src/monitoring/monitoring.dto.js';
import { call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, type BuiltAccount } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const CARRIER = { source: 'carrier', kind: 'spam', text: 'Hundreds of reports about this sender.' };
const RECIPIENT = { source: 'recipient', kind: 'phishing', from: '+4930901820', to: '+491701234567' };

async function complain<Body = ReportView>(account: { readonly sid: string }, complaint: object) {
  return call<Body>(gatehouse, PLATFORM, 'POST', '/api/complaints', { account: account.sid, ...complaint });
}

async function flag<Body = ReportView>(account: { readonly sid: string }, body: object = {}) {
  const told = { account: account.sid, reason: 'Chargeback ratio too high', ...body };
  return call<Body>(gatehouse, PLATFORM, 'POST', '/api/payment-flags', told);
}

function factsOf(account: BuiltAccount) {
  return rowsIn<{ kind: string; zero_tolerance: boolean; source: string; detail: object }>(
    gatehouse.database,
    `SELECT kind, zero_tolerance, source, detail FROM account_facts WHERE account_id = $1 ORDER BY recorded_at, id`,
    [account.id],
  );
}

function holdsOf(account: BuiltAccount) {
  return rowsIn<{ kind: string; code: string; source: string; note: string }>(
    gatehouse.database,
    `SELECT kind, code, source, note FROM holds WHERE account_id = $1 ORDER BY placed_at, id`,
    [account.id],
  );
}

function openReviewsOf(account: BuiltAccount) {
  return rowsIn<{ headline: string; lane: string; band: string }>(
    gatehouse.database,
    `SELECT headline, lane, band FROM cases WHERE account_id = $1 AND type = 'account_review' AND closed_at IS NULL`,
    [account.id],
  );
}

describe('P28: a carrier complains', () => {
  it('of an active account: it goes on hold, and the complaint stays on record as a zero-tolerance fact', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await complain(account, CARRIER);

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sid: expect.stringMatching(/^FA[0-9a-f]{32}$/),
      account: account.sid,
      effect: 'hold',
    });
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
    expect(await holdsOf(account)).toEqual([
      {
        kind: 'hold',
        code: 'carrier_complaint',
        source: 'monitoring',
        note: 'A carrier complained of spam.',
      },
    ]);
    expect(await factsOf(account)).toEqual([
      {
        kind: 'carrier_complaint',
        zero_tolerance: true,
        source: 'platform',
        detail: { kind: 'spam', text: CARRIER.text, from: null, to: null },
      },
    ]);
  });

  it('P5: the account is assessed anew, with the complaint among its signals', async () => {
    const account = await anAccount(gatehouse.database);

    await complain(account, CARRIER);

    const [assessment] = await rowsIn<{
      trigger: string;
      band: string;
      signals: { name: string; value: number }[];
    }>(
      gatehouse.database,
      `SELECT s.trigger, a.band, s.signals FROM assessments s JOIN accounts a ON a.id = s.account_id WHERE s.account_id = $1`,
      [account.id],
    );
    expect(assessment).toMatchObject({ trigger: 'complaint', band: 'high' });
    expect(assessment?.signals[0]).toMatchObject({ name: 'carrier_complaint', value: 1 });
  });

  it('P6: the owner is told that the account is on hold, never why', async () => {
    const account = await anAccount(gatehouse.database);

    await complain(account, { ...CARRIER, text: 'MARK-complaint' });

    const mails = await mailsTo(gatehouse.database, account.email);
    expect(mails.map((mail) => mail.template)).toEqual(['hold-placed']);
    expect(JSON.stringify(mails)).not.toMatch(/MARK|complain|carrier|spam/i);
  });

  it('a second time: it is recorded, and opens nothing more', async () => {
    const account = await anAccount(gatehouse.database);
    await complain(account, CARRIER);

    const second = await complain(account, CARRIER);

    expect([second.status, second.body.effect]).toEqual([201, 'none']);
    expect(await holdsOf(account)).toHaveLength(1);
    expect(await factsOf(account)).toHaveLength(2);
    expect(await mailsTo(gatehouse.database, account.email)).toHaveLength(1);
  });

  it('ten times at once: one hold, ten facts', async () => {
    const account = await anAccount(gatehouse.database);

    const answers = await Promise.all(Array.from({ length: 10 }, () => complain(account, CARRIER)));

    expect(answers.filter((answer) => answer.body.effect === 'hold')).toHaveLength(1);
    expect(await holdsOf(account)).toHaveLength(1);
    expect(await factsOf(account)).toHaveLength(10);
  });

  it('P3: of a contracted account: it is never held, a person looks at it first', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted' });

    const answers = [await complain(account, CARRIER), await complain(account, CARRIER)];

    expect(answers.map((answer) => answer.body.effect)).toEqual(['review', 'none']);
    expect(await statusOf(gatehouse.database, account)).toBe('active');
    expect(await openReviewsOf(account)).toEqual([
      { headline: 'A carrier complained of spam.', lane: 'priority', band: 'high' },
    ]);
  });
});

describe('a recipient complains', () => {
  it('once or twice: it is a signal only', async () => {
    const account = await anAccount(gatehouse.database);

    const answers = [await complain(account, RECIPIENT), await complain(account, RECIPIENT)];

    expect(answers.map((answer) => answer.body.effect)).toEqual(['none', 'none']);
    expect(await statusOf(gatehouse.database, account)).toBe('active');
    expect(await factsOf(account)).toMatchObject([
      { kind: 'recipient_complaint', zero_tolerance: false },
      { kind: 'recipient_complaint', zero_tolerance: false },
    ]);
  });

  it('a third time within 30 days: a person looks at the account', async () => {
    const account = await anAccount(gatehouse.database);

    for (let count = 0; count < 2; count++) await complain(account, RECIPIENT);
    const third = await complain(account, RECIPIENT);
    const fourth = await complain(account, RECIPIENT);

    expect([third.body.effect, fourth.body.effect]).toEqual(['review', 'none']);
    expect((await openReviewsOf(account)).map((review) => review.headline)).toEqual([
      'Recipients complained 3 times within 30 days. The last: A recipient complained of phishing.',
    ]);
    expect(await statusOf(gatehouse.database, account)).toBe('active');
  });

  it('of what happened more than 30 days ago: it does not count', async () => {
    const account = await anAccount(gatehouse.database);
    const longAgo = new Date(gatehouse.clock.now().getTime() - 31 * 86_400_000).toISOString();

    for (let count = 0; count < 2; count++) await complain(account, { ...RECIPIENT, occurredAt: longAgo });
    const third = await complain(account, RECIPIENT);

    expect(third.body.effect).toBe('none');
    expect(await factsOf(account)).toHaveLength(3);
  });

  it('after a review: complaints that it has seen do not open the next one', async () => {
    const account = await anAccount(gatehouse.database);
    for (let count = 0; count < 3; count++) await complain(account, RECIPIENT);
    await rowsIn(
      gatehouse.database,
      `UPDATE cases SET status = 'decided', closed_at = $2 WHERE account_id = $1`,
      [account.id, gatehouse.clock.now()],
    );

    const next = [];
    for (let count = 0; count < 3; count++) next.push((await complain(account, RECIPIENT)).body.effect);

    expect(next).toEqual(['none', 'none', 'review']);
  });
});

describe('P27: the payment provider flags the card', () => {
  it('of an active account: it goes on hold, with the reason for the staff', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await flag(account, { fingerprint: 'card-77' });

    expect([answer.status, answer.body.effect]).toEqual([201, 'hold']);
    expect(await factsOf(account)).toEqual([
      {
        kind: 'card_flagged',
        zero_tolerance: true,
        source: 'platform',
        detail: { reason: 'Chargeback ratio too high', fingerprint: 'card-77' },
      },
    ]);
    expect(await holdsOf(account)).toMatchObject([{ code: 'payment_flagged', source: 'monitoring' }]);
    const [assessment] = await rowsIn<{ trigger: string; names: string[] }>(
      gatehouse.database,
      `SELECT trigger, ARRAY(SELECT s->>'name' FROM jsonb_array_elements(signals) s) AS names FROM assessments WHERE account_id = $1`,
      [account.id],
    );
    expect(assessment?.trigger).toBe('payment_flag');
    expect(assessment?.names).toContain('card_flagged');
  });

  it('of an account that is on hold already: it is recorded, and nothing more happens', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account);

    const answer = await flag(account);

    expect(answer.body.effect).toBe('none');
    expect(await holdsOf(account)).toHaveLength(1);
    expect(await factsOf(account)).toHaveLength(1);
  });

  it('of a restricted account: it goes on hold', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account, { kind: 'restriction', code: 'signup_under_review' });

    const answer = await flag(account);

    expect(answer.body.effect).toBe('hold');
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  });
});

describe('a report that cannot be right', () => {
  it('of an account that does not exist is 404, of a closed one 409', async () => {
    const closed = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });

    const unknown = await complain<Problem>({ sid: 'AC00000000000070008000000000000000' }, CARRIER);
    const late = await flag<Problem>(closed);

    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    expect([late.status, late.body.code]).toEqual([409, 'account_closed']);
    expect(await factsOf(closed)).toEqual([]);
  });

  it.each([
    ['an unknown field', { ...CARRIER, severity: 9 }, 'severity', 'unknown_field'],
    ['a source that is none', { ...CARRIER, source: 'neighbour' }, 'source', 'is_in'],
    ['a kind that is none', { ...CARRIER, kind: 'rude' }, 'kind', 'is_in'],
    ['a time without a zone', { ...CARRIER, occurredAt: '2026-11-01T10:00:00' }, 'occurredAt', 'is_instant'],
    [
      'a time to come',
      { ...CARRIER, occurredAt: '2999-01-01T00:00:00Z' },
      'occurredAt',
      'occurred_in_future',
    ],
    ['a sender on two lines', { ...CARRIER, from: '+49\n30' }, 'from', 'matches'],
    ['a text of 5001 letters', { ...CARRIER, text: 'x'.repeat(5001) }, 'text', 'max_length'],
  ])('%s is refused at its field', async (_, complaint, field, code) => {
    const account = await anAccount(gatehouse.database);

    const answer = await complain<Problem>(account, complaint);

    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual({ field, code, message: expect.stringMatching(/\.$/) });
    expect(await factsOf(account)).toEqual([]);
  });

  it('an account that is no sid, and a flag without a reason, are refused', async () => {
    const account = await anAccount(gatehouse.database);

    const noSid = await complain<Problem>({ sid: 'AC1' }, CARRIER);
    const noReason = await flag<Problem>(account, { reason: ' ' });

    expect([noSid.status, noSid.body.errors?.[0]?.field]).toEqual([422, 'account']);
    expect([noReason.status, noReason.body.errors?.[0]?.field]).toEqual([422, 'reason']);
  });
});
