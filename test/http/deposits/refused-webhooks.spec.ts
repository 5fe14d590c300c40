import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  anAskedDeposit,
  booksOf,
  depositRow,
  newsOf,
  parkedOf,
  SANDBOX_SECRET,
  signed,
  tell,
} from '../../support/deposits.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET });
});
afterAll(() => gatehouse.stop());

const PATH = '/api/payments/webhook/sandbox';
const send = (body: string, headers: Record<string, string>) =>
  call<{ code: string }>(gatehouse, NOBODY, 'POST', PATH, body, headers);

describe('a webhook that is not believed', () => {
  it('with one byte flipped is refused, wherever it was flipped', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const body = JSON.stringify(newsOf(deposit, 'payment.succeeded'));
    const headers = signed(body);

    for (const at of [0, 1, 7, body.length >> 1, body.indexOf('1000'), body.length - 1]) {
      const flipped = Buffer.from(body);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const answer = await send(flipped.toString('latin1'), headers);
      expect([400, 401]).toContain(answer.status);
    }
    expect((await depositRow(gatehouse, deposit.sid)).status).toBe('pending');
  });

  it.each([
    ['unsigned', {}, 401, 'signature_missing'],
    ['signed by somebody else', { secret: 'another secret' }, 401, 'signature_wrong'],
    ['six minutes old', { at: new Date(Date.now() - 6 * 60_000) }, 401, 'too_old'],
    ['of the future', { at: new Date(Date.now() + 6 * 60_000) }, 401, 'too_old'],
  ])('%s is refused', async (how, options, status, code) => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const body = JSON.stringify(newsOf(deposit, 'payment.succeeded'));

    const answer = await send(body, how === 'unsigned' ? {} : signed(body, options));

    expect(answer).toMatchObject({ status, body: { code } });
    expect((await depositRow(gatehouse, deposit.sid)).status).toBe('pending');
  });

  it('goes by the world’s clock, not by ours', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 3_600_000 });

    expect((await tell(gatehouse, newsOf(deposit, 'payment.succeeded'))).status).toBe(200);
    expect((await depositRow(gatehouse, deposit.sid)).status).toBe('held');
  });

  it('for a gateway that we do not have finds nothing', async () => {
    const body = JSON.stringify({ id: 'e' });

    for (const name of ['stripe', 'paypal', 'SANDBOX', '..%2Fsandbox'])
      expect(
        (await call(gatehouse, NOBODY, 'POST', `/api/payments/webhook/${name}`, body, signed(body))).status,
      ).toBe(404);
  });

  it.each(['{}', '[]', '{"id":5}', '"x"'])('that names no event (%s) is refused', async (body) => {
    expect(await send(body, signed(body))).toMatchObject({ status: 422, body: { code: 'malformed' } });
  });

  it('of two megabytes is refused', async () => {
    const body = JSON.stringify({ id: 'e', padding: 'x'.repeat(2_000_000) });

    expect((await send(body, signed(body))).status).toBe(413);
  });
});

describe('news that cannot be about the payment it names', () => {
  it.each([
    [{ amount: 999 }, 'wrong_amount'],
    [{ amount: 1e21 }, 'wrong_amount'],
    [{ amount: '1000' }, 'wrong_amount'],
    [{ currency: 'EUR' }, 'wrong_currency'],
    [{ account: `AC${'1'.repeat(32)}` }, 'wrong_account'],
    [{ type: 'payment.exploded' }, 'unknown_event'],
  ])('%j waits for a person, and the gateway is answered with 200', async (changes, reason) => {
    const asked = await anAskedDeposit(gatehouse);
    const news = newsOf(asked.deposit, 'payment.succeeded', changes);

    const answers = [await tell(gatehouse, news), await tell(gatehouse, news)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await parkedOf(gatehouse, asked.deposit.sid)).toEqual([reason]);
    expect((await depositRow(gatehouse, asked.deposit.sid)).status).toBe('pending');
    expect(await booksOf(gatehouse, asked.deposit.sid)).toEqual({});
    const audited = await rowsIn(
      gatehouse.database,
      `SELECT detail->>'reason' AS reason FROM audit_events WHERE action = 'deposit.news_parked' AND account_id = $1`,
      [asked.account.id],
    );
    expect(audited).toEqual([{ reason }]);
  });

  it('about a payment of nobody waits, too', async () => {
    const sid = `DP${'0'.repeat(32)}`;

    const answer = await tell(gatehouse, newsOf({ sid, amount: 1000, currency: 'USD' }, 'payment.succeeded'));

    expect(answer.status).toBe(200);
    expect(await parkedOf(gatehouse, sid)).toEqual(['unknown_payment']);
  });
});
