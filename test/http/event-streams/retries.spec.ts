import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/kernel/clock.js';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { isSigned, startReceiver, type EventReceiver } from '../../support/event-receiver.js';
import { aSink, aSubscription, aVerificationOf, happen } from '../../support/event-streams.js';
import { eventually } from '../../support/eventually.js';
import { rowsIn } from '../../support/rows-in.js';
import { officialClient } from '../../support/toll-free.js';

interface Kept {
  readonly state: string;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
}

let gatehouse: TestApp;
let account: BuiltAccount;
let receiver: EventReceiver;

beforeAll(async () => {
  gatehouse = await startTestApp({ ALLOW_PRIVATE_WEBHOOKS: '1' });
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  account = await anAccount(gatehouse.database);
  receiver = await startReceiver();
  return () => receiver.stop();
});

async function subscribed(): Promise<string> {
  const sink = await aSink(gatehouse, account, receiver.url);
  await aSubscription(gatehouse, account, sink.sid);
  return sink.sid;
}

const wait = (advanceMs: number) => call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs });

function kept(): Promise<Kept[]> {
  return rowsIn<Kept>(
    gatehouse.database,
    `SELECT state, attempts, last_status, last_error FROM event_deliveries WHERE account_id = $1 ORDER BY created_at`,
    [account.id],
  );
}

const inState = (state: string) =>
  eventually(async () => (await kept()).find((delivery) => delivery.state === state));

const triedTimes = (times: number) =>
  eventually(async () => (await kept()).find(({ attempts }) => attempts >= times));

it.each([429, 500, 503])(
  'W170: a %i is tried again, with the same id and body, until it is taken',
  async (status) => {
    receiver.behave(status);
    await subscribed();
    await happen(gatehouse, 'approved', aVerificationOf(account));
    await triedTimes(1);
    receiver.behave(200);

    await wait(MINUTE);

    const { attempts, last_status } = await inState('delivered');
    expect(attempts).toBeGreaterThanOrEqual(2);
    expect(last_status).toBe(200);
    const bodies = new Set(receiver.requests.map(({ body }) => body));
    expect(bodies.size).toBe(1);
    expect(receiver.requests.every((request) => isSigned(request, receiver, account.authToken))).toBe(true);
  },
);

it.each([302, 400, 404, 410])('W170: a %i is the end of it: the event is discarded', async (status) => {
  receiver.behave(status);
  await subscribed();
  await happen(gatehouse, 'approved', aVerificationOf(account));

  expect(await inState('discarded')).toMatchObject({ attempts: 1, last_status: status });
  await wait(HOUR);
  expect(receiver.requests).toHaveLength(1);
});

it('W170: a receiver that is not there is tried again later, and takes the event when it is back', async () => {
  const sink = await aSink(gatehouse, account, 'http://127.0.0.1:1/hook');
  await aSubscription(gatehouse, account, sink.sid);

  await happen(gatehouse, 'approved', aVerificationOf(account));

  const { last_status, last_error, state } = await triedTimes(1);
  expect({ state, last_status }).toEqual({ state: 'pending', last_status: null });
  expect(last_error).toContain('could not be reached');
});

it('W170: one that does not answer within five seconds is left, and tried again', async () => {
  receiver.behave('hang');
  await subscribed();
  const begun = performance.now();
  await happen(gatehouse, 'approved', aVerificationOf(account));

  const { state, last_status } = await triedTimes(1);

  expect(performance.now() - begun).toBeGreaterThan(4500);
  expect(performance.now() - begun).toBeLessThan(8000);
  expect({ state, last_status }).toEqual({ state: 'pending', last_status: null });
});

it('W170: an event is tried for four hours, then given up and kept', async () => {
  receiver.behave(500);
  await subscribed();
  await happen(gatehouse, 'approved', aVerificationOf(account));
  await triedTimes(1);
  await wait(3 * HOUR + 59 * MINUTE);
  expect(await triedTimes(2)).toMatchObject({ state: 'pending' });

  await wait(10 * MINUTE);

  expect(await inState('dead')).toMatchObject({ last_status: 500, last_error: 'The receiver answered 500.' });
});

it('a sink that has taken nothing for three days is switched off, its owner told, and on again when it takes a test', async () => {
  receiver.behave(500);
  const sid = await subscribed();
  const { sinks } = officialClient(gatehouse, account).events.v1;
  await happen(gatehouse, 'in-review', aVerificationOf(account));
  await triedTimes(1);
  await wait(72 * HOUR);

  await eventually(async () => (await sinks(sid).fetch()).status === 'failed');
  const [mail] = await eventually(async () => {
    const mails = await rowsIn<{ payload: { sinkSid: string } }>(
      gatehouse.database,
      `SELECT payload FROM outbox_messages WHERE template = 'event-sink-failed' AND recipient = $1`,
      [account.email],
    );
    return mails.length > 0 && mails;
  });
  expect(mail?.payload.sinkSid).toBe(sid);

  const before = receiver.requests.length;
  await happen(gatehouse, 'approved', aVerificationOf(account));
  await eventually(async () => (await kept()).length === 2);
  expect((await kept()).map(({ state }) => state)).toEqual(['dead', 'dead']);
  expect(receiver.requests).toHaveLength(before);

  receiver.behave(204);
  await sinks(sid).sinkTest.create();
  await eventually(async () => (await sinks(sid).fetch()).status === 'active');
});

it('a sink that hangs does not hold up others', async () => {
  receiver.behave('hang');
  await subscribed();
  const other = await startReceiver();
  await aSubscription(gatehouse, account, (await aSink(gatehouse, account, other.url)).sid);
  const begun = performance.now();
  for (let events = 0; events < 20; events++) await happen(gatehouse, 'approved', aVerificationOf(account));

  await eventually(async () => other.requests.length === 20);

  expect(performance.now() - begun).toBeLessThan(4500); // before the one that hangs is even left
  await other.stop();
});
