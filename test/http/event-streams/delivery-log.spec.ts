import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeliveryView } from '../../../src/notifications/event-streams/log/delivery.dto.js';
import { asStaff, call, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { startReceiver, type EventReceiver } from '../../support/event-receiver.js';
import { aSink, aSubscription, aVerificationOf, happen } from '../../support/event-streams.js';
import { eventually } from '../../support/eventually.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';
import { officialClient } from '../../support/toll-free.js';

interface Deliveries {
  readonly items: readonly DeliveryView[];
  readonly nextCursor: string | null;
}

let gatehouse: TestApp;
let admin: Caller;
let account: BuiltAccount;
let receiver: EventReceiver;
let subscription: string;
let sink: string;

beforeAll(async () => {
  gatehouse = await startTestApp({ ALLOW_PRIVATE_WEBHOOKS: '1' });
  receiver = await startReceiver(404);
  admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
  account = await anAccount(gatehouse.database);
  ({ sid: sink } = await aSink(gatehouse, account, `${receiver.url}?key=customers-secret`));
  ({ sid: subscription } = await aSubscription(gatehouse, account, sink));
});
afterAll(async () => {
  await gatehouse.stop();
  await receiver.stop();
});

async function listed(search: string): Promise<Deliveries> {
  return (await call<Deliveries>(gatehouse, admin, 'GET', `/api/event-deliveries${search}`)).body;
}

const oneIn = (state: string) =>
  eventually(async () => (await listed(`?state=${state}`)).items.find((one) => one.account === account.sid));

it('says which event went where, how often, and what the receiver answered', async () => {
  await happen(gatehouse, 'approved', aVerificationOf(account));

  const refused = await oneIn('discarded');

  expect(refused).toMatchObject({
    sid: expect.stringMatching(/^ED[0-9a-f]{32}$/),
    type: 'com.twilio.messaging.compliance.toll-free-verification.request-approved',
    sink,
    state: 'discarded',
    attempts: 1,
    lastStatus: 404,
    lastError: 'The receiver answered 404.',
    nextTryAt: null,
  });
  expect(JSON.stringify(refused)).not.toContain('customers-secret');
  expect(JSON.parse(refused.body)).toEqual(receiver.requests[0]?.events[0]);
});

it('sends a refused event again, the same id and words, also when its subscription is gone', async () => {
  const { sid } = await oneIn('discarded');
  await officialClient(gatehouse, account).events.v1.subscriptions(subscription).remove();
  receiver.behave(200);

  const replayed = await call(gatehouse, admin, 'POST', `/api/event-deliveries/${sid}/replay`, {});

  expect(replayed.status).toBe(200);
  expect(await oneIn('delivered')).toMatchObject({ sid, attempts: 1, lastStatus: 200, lastError: null });
  expect(receiver.requests).toHaveLength(2);
  expect(new Set(receiver.requests.map(({ body }) => body)).size).toBe(1);
});

it('is shown at the desk, with a button for those who may', async () => {
  const person = await aStaffMemberWithPassword(gatehouse, { roles: ['admin'] });
  const browser = await signedIn(gatehouse, person);

  const page = await browser.open('/admin/deliveries?state=delivered');

  expect(page.status).toBe(200);
  expect(page.html).toContain('toll-free-verification.request-approved');
  expect(page.html).toContain('Send again');
});

it('refuses to send where nothing leads any more, and what is not there', async () => {
  const { sid } = await oneIn('delivered');
  await officialClient(gatehouse, account).events.v1.sinks(sink).remove();

  const gone = await call(gatehouse, admin, 'POST', `/api/event-deliveries/${sid}/replay`, {});
  const unknown = await call(
    gatehouse,
    admin,
    'POST',
    `/api/event-deliveries/ED${'0'.repeat(32)}/replay`,
    {},
  );

  expect(gone).toMatchObject({ status: 409, body: { code: 'sink_deleted' } });
  expect(unknown.status).toBe(404);
});
