import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../../../src/kernel/clock.js';
import { windowAround } from '../../../src/outbound-permissions/phone-codes/phone-codes.rules.js';
import { asCustomer, call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount } from '../../support/builders.js';
import { ask, asked, anOpenRequest } from '../../support/outbound-requests.js';
import {
  aMobileNumber,
  aRequestWithCode,
  codeSentTo,
  sentTo,
  tryCode,
  wait,
  type Problem,
} from '../../support/phone-codes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ PHONE_CODE_PREFIX_HOURLY: '20' });
});
afterAll(() => gatehouse.stop());

/** At the beginning of an hour, so that none ends in the middle of a test. */
function untilNextHour(): Promise<void> {
  return wait(gatehouse, windowAround(gatehouse.clock.now(), 'hour').secondsLeft * SECOND);
}

async function openWith(phone: string): ReturnType<typeof ask<Problem>> {
  return ask<Problem>(gatehouse, await anAccount(gatehouse.database), 'POST', '', { phone });
}

describe('T6: numbers to which no code is sent', () => {
  it.each([
    ['+49 151', 'phone_short'],
    ['+4915', 'phone_short'],
    ['hello', 'phone_invalid'],
    ['+49 1511 2345 6789 0123', 'phone_invalid'],
    ['+1 900 555 1234', 'phone_premium_rate'],
    ['+881 6 3123 4567', 'phone_satellite'],
    ['+33 9 70 12 34 56', 'phone_voip'],
    ['+1 800 555 1234', 'phone_toll_free'],
  ])('%s is refused with %s, and nothing is opened, sent or counted', async (phone, code) => {
    const account = await anAccount(gatehouse.database);

    const answer = await ask<Problem>(gatehouse, account, 'POST', '', { phone });

    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ field: 'phone', code }] } });
    expect((await ask<{ items: unknown[] }>(gatehouse, account, 'GET', '')).body.items).toEqual([]);
    const counted = await rowsIn(gatehouse.database, `SELECT 1 FROM phone_code_quotas WHERE key = $1`, [
      account.id,
    ]);
    expect(counted).toEqual([]);
  });

  it('a national number is read as one of the account’s country', async () => {
    const { account, sid } = await anOpenRequest(gatehouse, { phone: '0151 2777 0001' }, { country: 'DE' });

    expect(await asked(gatehouse, account, 'GET', `/${sid}`)).toMatchObject({ phone: '+4915127770001' });
  });

  it('a number that an account on hold has proved is refused, without a word about that account', async () => {
    const first = await aRequestWithCode(gatehouse);
    await tryCode(gatehouse, first, first.code);
    await aHold(gatehouse.database, first.account);

    const answer = await openWith(first.phone);

    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'phone_not_usable', detail: 'This number cannot be used. Use another one.' },
    });
    expect(answer.text).not.toMatch(/hold|link|account/i);
  });

  it('so is one that it proved before it changed to another', async () => {
    const first = await aRequestWithCode(gatehouse);
    await tryCode(gatehouse, first, first.code);
    await asked(gatehouse, first.account, 'PATCH', `/${first.sid}`, { phone: aMobileNumber() });
    await aHold(gatehouse.database, first.account);

    expect(await openWith(first.phone)).toMatchObject({ status: 422, body: { code: 'phone_not_usable' } });
  });

  it('a number that an account on hold only named, or that a fit account has proved, may be used', async () => {
    const named = await aRequestWithCode(gatehouse);
    await aHold(gatehouse.database, named.account);
    const fit = await aRequestWithCode(gatehouse);
    await tryCode(gatehouse, fit, fit.code);

    expect((await openWith(named.phone)).status).toBe(201);
    expect((await openWith(fit.phone)).status).toBe(201);
  });
});

describe('T6: a landline', () => {
  it('is called, and the code is said digit by digit', async () => {
    const phone = '+493090182001';
    const opened = await anOpenRequest(gatehouse, { phone });
    const code = await codeSentTo(gatehouse, phone);

    expect(await sentTo(gatehouse, phone)).toMatchObject([
      { channel: 'voice', text: expect.stringContaining(`Your Gatehouse code is ${[...code].join(', ')}.`) },
    ]);
    expect((await tryCode(gatehouse, opened, code)).status).toBe(200);
  });
});

describe('the budget of numbers that begin alike', () => {
  it('lets so many codes out an hour, whoever asks, then says when to come back; other numbers are served', async () => {
    await untilNextHour();
    const phones = Array.from({ length: 40 }, (_, at) => `+4917612340${String(at).padStart(3, '0')}`);

    const answers = await Promise.all(phones.map(openWith));

    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(refused).toHaveLength(20);
    for (const { body, headers } of refused) {
      expect(body.code).toBe('codes_paused_for_prefix');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(HOUR / SECOND);
    }
    expect((await openWith('+4916012345678')).status).toBe(201);
    const paused = await rowsIn<{ detail: object; label: string }>(
      gatehouse.database,
      `SELECT detail, actor_label AS label FROM audit_events WHERE action = 'phone_code.prefix_paused'`,
    );
    expect(paused).toMatchObject([{ detail: { prefix: '+49176', codes: 20 }, label: 'Gatehouse' }]);

    expect((await call(gatehouse, NOBODY, 'GET', '/metrics')).text.split('\n')).toEqual(
      expect.arrayContaining([
        'gatehouse_phone_codes_refused_total{code="codes_paused_for_prefix"} 20',
        'gatehouse_phone_codes_busiest_prefix_this_hour 20',
      ]),
    );

    await untilNextHour();
    expect((await openWith(phones[39] ?? '')).status).toBe(201);
  });

  it('is a tenth where messages are dear', async () => {
    await untilNextHour();
    const statuses: number[] = [];
    for (let at = 0; at < 4; at++) statuses.push((await openWith(`+99291700000${at}`)).status);

    expect(statuses).toEqual([201, 201, 429, 429]);
  });

  it('what is refused is not counted for the account: another number can be given at once', async () => {
    await untilNextHour();
    await openWith('+992927000001');
    await openWith('+992927000002');
    const account = await anAccount(gatehouse.database);
    for (let time = 0; time < 6; time++)
      expect((await ask(gatehouse, account, 'POST', '', { phone: '+992927000003' })).status).toBe(429);

    expect((await ask(gatehouse, account, 'POST', '', { phone: aMobileNumber() })).status).toBe(201);
  });
});

describe('the limit of one network', () => {
  it('counts the end user’s own, behind a trusted proxy, whichever account and number he names', async () => {
    const limited = await startTestApp(
      { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1', PHONE_CODE_PREFIX_HOURLY: '1000' },
      { worker: false },
    );
    try {
      const openFrom = async (ip: string): Promise<number> => {
        const account = await anAccount(limited.database);
        const headers = { 'x-forwarded-for': ip };
        const body = { phone: aMobileNumber() };
        const path = '/api/outbound-permissions';
        return (await call(limited, asCustomer(account), 'POST', path, body, headers)).status;
      };
      const statuses: number[] = [];
      for (let time = 0; time < 32; time++) statuses.push(await openFrom('198.51.100.7'));

      expect(statuses.filter((status) => status === 201)).toHaveLength(30);
      expect(statuses.slice(30)).toEqual([429, 429]);
      expect(await openFrom('198.51.100.8')).toBe(201);
    } finally {
      await limited.stop();
    }
  });
});
