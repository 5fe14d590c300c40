import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.js';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import { TidyUp } from '../../../src/notifications/tidy-up.js';
import { PhoneCodeKey } from '../../../src/outbound-permissions/phone-codes/phone-code-key.js';
import { WritePhoneCode } from '../../../src/outbound-permissions/phone-codes/write-phone-code.js';
import { asStaff, call } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { ask, anOpenRequest } from '../../support/outbound-requests.js';
import { anAccount } from '../../support/builders.js';
import { aMobileNumber, otherThan, rowsWith, tryCode, wait } from '../../support/phone-codes.js';
import { rowsIn } from '../../support/rows-in.js';
import { startTwilioServer, type TwilioServer } from '../../support/twilio-server.js';

let twilio: TwilioServer;
let gatehouse: TestApp;
beforeAll(async () => {
  twilio = await startTwilioServer();
  gatehouse = await startTestApp(twilio.env);
});
afterAll(async () => {
  await gatehouse.stop();
  await twilio.close();
});
beforeEach(() => twilio.refusals.clear());

/** What Twilio was asked to tell that number. */
function toldTo(phone: string): Promise<Readonly<Record<string, string>>> {
  return eventually(async () => twilio.taken.find(({ form }) => form['To'] === phone)?.form);
}

interface Fate {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

async function fateOfMessageTo(phone: string): Promise<Fate | undefined> {
  const [row] = await rowsIn<Fate>(
    gatehouse.database,
    `SELECT id, status, attempts, last_error AS "lastError" FROM outbox_messages WHERE recipient = $1`,
    [phone],
  );
  return row;
}

describe('T6: the code is nowhere but in the message to its phone', () => {
  it('no row of any table holds it, in clear or hashed without the key, before or after it was used', async () => {
    const phone = aMobileNumber();
    const opened = await anOpenRequest(gatehouse, { phone });
    const { Body = '' } = await toldTo(phone);
    const code = /^\d{6}/.exec(Body)?.[0] ?? '';
    await tryCode(gatehouse, opened, otherThan(code));
    const right = await tryCode(gatehouse, opened, code);

    expect(right.status).toBe(200);
    expect((await rowsWith(gatehouse, phone)).length, 'the search finds what is there').toBeGreaterThan(2);
    expect(await rowsWith(gatehouse, code)).toEqual([]);
    expect(await rowsWith(gatehouse, [...code].join(', '))).toEqual([]);
    const hash = createHash('sha256').update(code);
    expect(await rowsWith(gatehouse, hash.copy().digest('hex'))).toEqual([]);
    expect(await rowsWith(gatehouse, hash.digest('base64'))).toEqual([]);
  });

  it('an admin who looks into the outbox sees that a code was sent, and not which', async () => {
    const phone = aMobileNumber();
    await anOpenRequest(gatehouse, { phone });
    await toldTo(phone);

    const { id } = (await fateOfMessageTo(phone)) ?? { id: '' };
    const admin = asStaff({ token: ADMIN_TOKEN });
    const outbox = await call<{ items: { sid: string; channel: string; payload: object | null }[] }>(
      gatehouse,
      admin,
      'GET',
      '/api/outbox?limit=200',
    );

    const shown = outbox.body.items.find(({ sid }) => sid.endsWith(id.replaceAll('-', '')));
    expect(shown).toMatchObject({ channel: 'sms', payload: null });
  });
});

describe('T6: what is left behind', () => {
  it('old codes and counts are deleted; who has proved which number stays', async () => {
    const [phone, other] = [aMobileNumber(), aMobileNumber()];
    const opened = await anOpenRequest(gatehouse, { phone });
    await anOpenRequest(gatehouse, { phone: other });
    await tryCode(gatehouse, opened, /^\d{6}/.exec((await toldTo(phone))['Body'] ?? '')?.[0]);

    await wait(gatehouse, 8 * DAY);
    await gatehouse.app.get(TidyUp).run();

    const left = await rowsIn<{ phone: string; reason: string }>(
      gatehouse.database,
      `SELECT phone_e164 AS phone, end_reason AS reason FROM phone_codes WHERE phone_e164 IN ($1, $2)`,
      [phone, other],
    );
    expect(left).toEqual([{ phone, reason: 'used' }]);
    expect(await rowsIn(gatehouse.database, `SELECT 1 FROM phone_code_quotas`)).toEqual([]);
  });

  it('a process with another key sends no wrong digits: it says that the keys differ', async () => {
    const phone = aMobileNumber();
    await anOpenRequest(gatehouse, { phone });
    const [code] = await rowsIn<{ id: string }>(
      gatehouse.database,
      `SELECT id FROM phone_codes WHERE phone_e164 = $1`,
      [phone],
    );
    const elsewhere = new WritePhoneCode(
      gatehouse.app.get(Database),
      new PhoneCodeKey(randomBytes(32)),
      gatehouse.clock,
    );

    await expect(elsewhere.write(code?.id ?? '')).rejects.toMatchObject({ code: 'phone_code_key_differs' });
  });
});

describe('T6: sent by Twilio', () => {
  it('a mobile number gets a message, a landline is called and told twice', async () => {
    const [mobile, landline] = [aMobileNumber(), '+493090182002'];
    await anOpenRequest(gatehouse, { phone: mobile });
    const opened = await anOpenRequest(gatehouse, { phone: landline });

    const { Body } = await toldTo(mobile);
    const { Twiml = '' } = await toldTo(landline);

    expect(Body).toMatch(
      /^\d{6} is your Gatehouse code\. It is valid for 10 minutes\. Nobody from Gatehouse/,
    );
    const said = [...Twiml.matchAll(/code is ((?:\d, ){5}\d)\./g)].map(([, digits]) => digits ?? '');
    expect(said).toHaveLength(2);
    expect(said[0]).toBe(said[1]);
    expect((await tryCode(gatehouse, opened, said[0]?.replaceAll(', ', ''))).status).toBe(200);
  });

  it('a number of an example, which rings nowhere, is refused once messages leave the machine', async () => {
    const account = await anAccount(gatehouse.database);

    expect(await ask(gatehouse, account, 'POST', '', { phone: '+1 415 555 0123' })).toMatchObject({
      status: 422,
      body: { code: 'phone_fictional' },
    });
  });

  it('what Twilio refuses for good is a dead letter at once', async () => {
    const phone = aMobileNumber();
    twilio.refusals.set(phone, { status: 400, code: 21_610, message: 'Attempt to send to unsubscribed' });
    await anOpenRequest(gatehouse, { phone });

    const fate = await eventually(async () => {
      const seen = await fateOfMessageTo(phone);
      return seen?.status === 'dead' && seen;
    });
    expect(fate).toMatchObject({ attempts: 1 });
    expect(fate.lastError).toContain('21610');
  });

  it('what fails for the moment is tried again, but not once the code has expired', async () => {
    const phone = aMobileNumber();
    twilio.refusals.set(phone, { status: 503, code: 20_503, message: 'Service unavailable' });
    await anOpenRequest(gatehouse, { phone });
    await eventually(async () => (await fateOfMessageTo(phone))?.lastError?.includes('503'));

    await wait(gatehouse, 10 * MINUTE);
    twilio.refusals.clear();
    await rowsIn(
      gatehouse.database,
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs WHERE locked_at IS NULL`,
    );

    const fate = await eventually(async () => {
      const seen = await fateOfMessageTo(phone);
      return seen?.status === 'dead' && seen;
    });
    expect(fate.lastError).toContain('of no use any more');
    expect(twilio.taken.some(({ form }) => form['To'] === phone)).toBe(false);
  });
});
