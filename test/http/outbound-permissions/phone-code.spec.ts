import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../src/kernel/clock.js';
import { windowAround } from '../../../src/outbound-permissions/phone-codes/phone-codes.rules.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { asked, anOpenRequest, doStep, STEP_1 } from '../../support/outbound-requests.js';
import {
  aMobileNumber,
  aRequestWithCode,
  codeSentTo,
  otherThan,
  resend,
  sentTo,
  tryCode,
  wait,
} from '../../support/phone-codes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ PHONE_CODE_PREFIX_HOURLY: '10000' });
  // Just after midnight, so that no day ends in the middle of a test.
  await wait(gatehouse, windowAround(gatehouse.clock.now(), 'day').secondsLeft * SECOND);
});
afterAll(() => gatehouse.stop());

describe('T6: the code proves the number', () => {
  it('is sent to a phone that is given, and typed in it completes the step', async () => {
    const phone = aMobileNumber();
    const opened = await anOpenRequest(gatehouse, { phone });
    const before = await asked(gatehouse, opened.account, 'GET', `/${opened.sid}`);
    const code = await codeSentTo(gatehouse, phone);

    const answer = await tryCode(gatehouse, opened, code);

    expect(before).toMatchObject({ phone, steps: { phoneCode: { done: false } } });
    const { sentAt, expiresAt } = before.steps.phoneCode;
    expect(Date.parse(expiresAt ?? '') - Date.parse(sentAt ?? '')).toBe(10 * MINUTE);
    expect(await sentTo(gatehouse, phone)).toMatchObject([
      {
        channel: 'sms',
        text: `${code} is your Gatehouse code. It is valid for 10 minutes. Nobody from Gatehouse will ask you for it.`,
      },
    ]);
    expect(answer).toMatchObject({
      status: 200,
      body: { sid: opened.sid, phone, steps: { phoneCode: { done: true } } },
    });
  });

  it('as the last of the three steps it is what grants the permission', async () => {
    const phone = aMobileNumber();
    const opened = await anOpenRequest(gatehouse, { ...STEP_1, phone });
    await doStep(gatehouse, opened.id, 'depositHeldAt');

    const answer = await tryCode(gatehouse, opened, await codeSentTo(gatehouse, phone));

    expect(answer).toMatchObject({ status: 200, body: { status: 'granted' } });
  });

  it('is of one use', async () => {
    const opened = await aRequestWithCode(gatehouse);
    await tryCode(gatehouse, opened, opened.code);

    expect(await tryCode(gatehouse, opened, opened.code)).toMatchObject({
      status: 409,
      body: { code: 'phone_already_proved' },
    });
    expect(await resend(gatehouse, opened)).toMatchObject({
      status: 409,
      body: { code: 'phone_already_proved' },
    });
  });

  it('typed in fifty times at once it proves the number once', async () => {
    const opened = await aRequestWithCode(gatehouse);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => tryCode(gatehouse, opened, opened.code)),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const proofs = await rowsIn(
      gatehouse.database,
      `SELECT 1 FROM audit_events WHERE action = 'phone_code.proved' AND subject_id = $1`,
      [opened.id],
    );
    expect(proofs).toHaveLength(1);
  });

  it('is good for ten minutes', async () => {
    const [inTime, late] = [await aRequestWithCode(gatehouse), await aRequestWithCode(gatehouse)];
    await wait(gatehouse, 9 * MINUTE);
    expect((await tryCode(gatehouse, inTime, inTime.code)).status).toBe(200);

    await wait(gatehouse, MINUTE);
    expect(await tryCode(gatehouse, late, late.code)).toMatchObject({
      status: 409,
      body: { code: 'code_expired' },
    });
    expect((await resend(gatehouse, late)).status).toBe(200);
    const newer = await codeSentTo(gatehouse, late.phone, 2);
    expect((await tryCode(gatehouse, late, newer)).status).toBe(200);
  });

  it('is of no use to another account, which does not even learn that the request exists', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const other = await aRequestWithCode(gatehouse);
    const stranger = await anAccount(gatehouse.database);

    expect((await tryCode(gatehouse, { ...opened, account: stranger }, opened.code)).status).toBe(404);
    expect((await resend(gatehouse, { ...opened, account: stranger })).status).toBe(404);
    expect(await tryCode(gatehouse, other, opened.code)).toMatchObject({ body: { code: 'code_wrong' } });
    expect((await tryCode(gatehouse, opened, opened.code)).status).toBe(200);
  });

  it('is void once the number is another, which is not proved by it', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const phone = aMobileNumber();
    await asked(gatehouse, opened.account, 'PATCH', `/${opened.sid}`, { phone });
    const newer = await codeSentTo(gatehouse, phone);

    expect(await tryCode(gatehouse, opened, opened.code)).toMatchObject({ body: { code: 'code_wrong' } });
    expect((await tryCode(gatehouse, opened, newer)).status).toBe(200);
  });

  it('a number that was proved and is changed has to be proved anew', async () => {
    const opened = await aRequestWithCode(gatehouse);
    await tryCode(gatehouse, opened, opened.code);

    const phone = aMobileNumber();
    const changed = await asked(gatehouse, opened.account, 'PATCH', `/${opened.sid}`, { phone });

    expect(changed).toMatchObject({ phone, steps: { phoneCode: { done: false } } });
  });

  it('the same number given again sends nothing while its code is good, and nothing once it is proved', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const again = { phone: opened.phone };
    await asked(gatehouse, opened.account, 'PATCH', `/${opened.sid}`, again);
    await tryCode(gatehouse, opened, opened.code);
    await asked(gatehouse, opened.account, 'PATCH', `/${opened.sid}`, again);

    const codes = await rowsIn(
      gatehouse.database,
      `SELECT 1 FROM phone_codes WHERE outbound_permission_id = $1`,
      [opened.id],
    );
    expect(codes).toHaveLength(1);
  });
});

describe('T6: five tries', () => {
  it('each wrong one says how many are left, and after the fifth the code is void, even the right one', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const wrong = otherThan(opened.code);

    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await tryCode(gatehouse, opened, wrong)).toMatchObject({
        status: 422,
        body: { code: 'code_wrong', triesLeft, errors: [{ field: 'code', code: 'code_wrong' }] },
      });

    expect(await tryCode(gatehouse, opened, opened.code)).toMatchObject({
      status: 409,
      body: { code: 'code_void' },
    });
    const events = await rowsIn<{ detail: object }>(
      gatehouse.database,
      `SELECT detail FROM audit_events WHERE action = 'phone_code.refused' AND subject_id = $1 ORDER BY id`,
      [opened.id],
    );
    expect(events.map(({ detail }) => detail)).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ triesLeft })));
  });

  it('a new code gives five new ones, and the older code is void', async () => {
    const opened = await aRequestWithCode(gatehouse);
    for (let time = 0; time < 5; time++) await tryCode(gatehouse, opened, otherThan(opened.code));
    await wait(gatehouse, 30 * SECOND);
    await resend(gatehouse, opened);
    const newer = await codeSentTo(gatehouse, opened.phone, 2);

    if (newer !== opened.code)
      expect(await tryCode(gatehouse, opened, opened.code)).toMatchObject({ body: { code: 'code_wrong' } });
    expect((await tryCode(gatehouse, opened, newer)).status).toBe(200);
  });

  it('1,000 guesses at once are compared five times', async () => {
    const opened = await aRequestWithCode(gatehouse);
    const guesses = Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, '0')).map((guess) =>
      guess === opened.code ? '999999' : guess,
    );
    const codes: string[] = [];
    const guessOn = async (): Promise<void> => {
      for (let guess = guesses.pop(); guess !== undefined; guess = guesses.pop())
        codes.push((await tryCode(gatehouse, opened, guess)).body.code);
    };

    await Promise.all(Array.from({ length: 50 }, guessOn));

    expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'code_void')).toHaveLength(995);
    const [row] = await rowsIn<{ tries: number }>(
      gatehouse.database,
      `SELECT tries FROM phone_codes WHERE outbound_permission_id = $1`,
      [opened.id],
    );
    expect(row?.tries).toBe(5);
    expect(await tryCode(gatehouse, opened, opened.code)).toMatchObject({ body: { code: 'code_void' } });
  });

  it.each(['abcdef', '１２３４５６', '12345', '1234567', '', '12 456', '-12345', '1e5000'])(
    '%j is no code and no try',
    async (typed) => {
      const opened = await aRequestWithCode(gatehouse);

      const answer = await tryCode(gatehouse, opened, typed);

      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'code_format', errors: [{ field: 'code', code: 'code_format' }] },
      });
      const [row] = await rowsIn<{ tries: number }>(
        gatehouse.database,
        `SELECT tries FROM phone_codes WHERE outbound_permission_id = $1`,
        [opened.id],
      );
      expect(row?.tries).toBe(0);
    },
  );

  it.each([[123456], [null], [['123456']], [{ code: '123456' }]])(
    '%j as a code is refused at its field',
    async (typed) => {
      const opened = await anOpenRequest(gatehouse);

      expect(await tryCode(gatehouse, opened, typed)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'code' }] },
      });
    },
  );

  it('a code that was never sent cannot be right', async () => {
    const opened = await anOpenRequest(gatehouse);

    expect(await tryCode(gatehouse, opened, '123456')).toMatchObject({
      status: 409,
      body: { code: 'code_not_sent' },
    });
    expect(await resend(gatehouse, opened)).toMatchObject({ status: 409, body: { code: 'phone_missing' } });
  });

  it('a request that was withdrawn takes no code', async () => {
    const opened = await aRequestWithCode(gatehouse);
    await asked(gatehouse, opened.account, 'POST', `/${opened.sid}/withdraw`, {});

    for (const answer of [await tryCode(gatehouse, opened, opened.code), await resend(gatehouse, opened)])
      expect(answer).toMatchObject({ status: 409, body: { code: 'request_state' } });
  });
});
