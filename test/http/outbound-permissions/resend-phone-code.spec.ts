import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../../src/kernel/clock.js';
import { windowAround } from '../../../src/outbound-permissions/phone-codes/phone-codes.rules.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { ask, asked, anOpenRequest } from '../../support/outbound-requests.js';
import { aMobileNumber, aRequestWithCode, codeSentTo, resend, wait } from '../../support/phone-codes.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ PHONE_CODE_PREFIX_HOURLY: '10000' });
  // Just after midnight, so that no day ends in the middle of a test.
  await wait(gatehouse, windowAround(gatehouse.clock.now(), 'day').secondsLeft * SECOND);
});
afterAll(() => gatehouse.stop());

describe('T6: how often a code is sent', () => {
  it('again after thirty seconds, and the answer says when', async () => {
    const opened = await aRequestWithCode(gatehouse);

    const early = await resend(gatehouse, opened);
    await wait(gatehouse, 30 * SECOND);
    const late = await resend(gatehouse, opened);

    expect(early).toMatchObject({ status: 429, body: { code: 'code_sent_recently' } });
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(early.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect(late.status).toBe(200);
    expect(await codeSentTo(gatehouse, opened.phone, 2)).toMatch(/^\d{6}$/);
  });

  it('asked for fifty times at once it is sent once', async () => {
    const opened = await aRequestWithCode(gatehouse);
    await wait(gatehouse, 30 * SECOND);

    const answers = await Promise.all(Array.from({ length: 50 }, () => resend(gatehouse, opened)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'code_sent_recently')).toHaveLength(49);
  });

  it('five times a day for an account, whichever numbers it names, and again the next day (UTC)', async () => {
    const opened = await aRequestWithCode(gatehouse);
    for (let time = 2; time <= 5; time++)
      await asked(gatehouse, opened.account, 'PATCH', `/${opened.sid}`, { phone: aMobileNumber() });

    const sixth = await ask<{ code: string; detail: string }>(
      gatehouse,
      opened.account,
      'PATCH',
      `/${opened.sid}`,
      { phone: aMobileNumber() },
    );
    expect(sixth).toMatchObject({ status: 429, body: { code: 'codes_used_up' } });
    expect(sixth.body.detail).toContain('Your account');
    const seconds = Number(sixth.headers.get('retry-after'));
    expect(seconds).toBeLessThanOrEqual(DAY / SECOND);

    await wait(gatehouse, seconds * SECOND);
    expect((await resend(gatehouse, opened)).status).toBe(200);
  });

  it('five times a day to a number, whichever accounts name it', async () => {
    const phone = aMobileNumber();
    for (let time = 1; time <= 5; time++) await anOpenRequest(gatehouse, { phone });

    const account = await anAccount(gatehouse.database);
    const sixth = await ask(gatehouse, account, 'POST', '', { phone });

    expect(sixth).toMatchObject({ status: 429, body: { code: 'codes_used_up' } });
    expect(sixth.text).toContain('This number');
  });

  it('a stale version or an unknown field is refused', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const path = `/${opened.sid}/phone-code`;

    expect(await ask(gatehouse, opened.account, 'POST', path, { version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'version_stale' },
    });
    expect((await ask(gatehouse, opened.account, 'POST', path, { to: '+4915112345678' })).status).toBe(422);
  });
});
