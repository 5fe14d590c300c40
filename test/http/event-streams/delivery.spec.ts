import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/clock.js';
import { toSid } from '../../../src/kernel/ids.js';
import { TOLL_FREE_EVENT_TYPES } from '../../../src/ledger/toll-free-events.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { isSigned, startReceiver, type EventReceiver } from '../../support/event-receiver.js';
import { aSink, aSubscription, aVerificationOf, happen } from '../../support/event-streams.js';
import { eventually } from '../../support/eventually.js';
import { officialClient } from '../../support/toll-free.js';

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

async function first(from = receiver) {
  return eventually(async () => from.requests[0]);
}

describe('an event that somebody subscribed to', () => {
  it('W154, W158–W160, W167: arrives as an array of one CloudEvent, with the names of the contract', async () => {
    const sink = await aSink(gatehouse, account, receiver.url);
    await aSubscription(gatehouse, account, sink.sid);
    const facts = aVerificationOf(account);

    await happen(gatehouse, 'in-review', facts);

    const { events, headers } = await first();
    expect(headers['content-type']).toBe('application/json');
    expect(events).toEqual([
      {
        specversion: '1.0',
        type: 'com.twilio.messaging.compliance.toll-free-verification.requested',
        source: toSid('tollFreeVerification', facts.id),
        id: expect.stringMatching(/^CE[0-9a-f]{32}$/),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        dataschema: 'https://events-schemas.twilio.com/TollFree.VerificationRequested/1',
        datacontenttype: 'application/json',
        data: {
          accountsid: account.sid,
          phonenumbersid: toSid('number', facts.numberId),
          customerprofilesid: toSid('businessProfile', facts.customerProfileId ?? ''),
          regulateditemsid: toSid('regulatedItem', facts.regulatedItemId ?? ''),
          trustproductsid: toSid('businessProfile', facts.trustProductId ?? ''),
          tollfreeverificationsid: toSid('tollFreeVerification', facts.id),
          processeddate: expect.any(Number),
          verificationstatus: 'in_review',
        },
      },
    ]);
  });

  it('W162, W163: a rejection has its codes joined, and its window in epoch milliseconds', async () => {
    const sink = await aSink(gatehouse, account, receiver.url);
    await aSubscription(gatehouse, account, sink.sid);
    const rejectedAt = gatehouse.clock.now();
    const editUntil = new Date(rejectedAt.getTime() + 7 * DAY);

    await happen(
      gatehouse,
      'rejected',
      aVerificationOf(account, { rejectedAt, editUntil, editAllowed: true }),
      [
        { code: '30473', label: 'Cannot validate business website URL' },
        { code: '30476', label: 'Opt-in not provided' },
      ],
    );

    const { events } = await first();
    expect(events[0]).toMatchObject({
      type: 'com.twilio.messaging.compliance.toll-free-verification.request-rejected',
      dataschema: 'https://events-schemas.twilio.com/TollFree.VerificationRequestRejected/4',
      data: {
        verificationstatus: 'twilio_rejected',
        phonenumber: '+18002203994',
        errorcode: 30473,
        errorcodes: '30473,30476',
        errordescription: 'Cannot validate business website URL; Opt-in not provided',
        rejectiondate: rejectedAt.getTime(),
        editexpiration: rejectedAt.getTime() + 604_800_000,
        editallowed: true,
      },
    });
  });

  it.each([
    ['pending-review', 'VerificationPendingReview/1', 'pending_review'],
    ['approved', 'VerificationRequestApproved/1', 'twilio_approved'],
    ['expired', 'VerificationExpired/1', 'twilio_rejected'],
  ] as const)('W161, W164–W166: %s has its own type and schema', async (kind, schema, status) => {
    const sink = await aSink(gatehouse, account, receiver.url);
    await aSubscription(gatehouse, account, sink.sid);

    await happen(gatehouse, kind, aVerificationOf(account));

    const { events } = await first();
    expect(events[0]).toMatchObject({
      type: TOLL_FREE_EVENT_TYPES[kind],
      dataschema: `https://events-schemas.twilio.com/TollFree.${schema}`,
      data: { verificationstatus: status },
    });
  });

  it('W170: is signed with the auth token, so that the client’s own check and that of Standard Webhooks pass', async () => {
    const sink = await aSink(gatehouse, account, `${receiver.url}?team=trust%20us&x='`);
    await aSubscription(gatehouse, account, sink.sid);

    await happen(gatehouse, 'approved', aVerificationOf(account));

    const request = await first();
    expect(request.url).toMatch(/\?team=trust%20us&x=.*&bodySHA256=[0-9a-f]{64}$/);
    expect(isSigned(request, receiver, account.authToken)).toBe(true);
    expect(isSigned(request, receiver, 'f'.repeat(32))).toBe(false);
    expect(
      isSigned(
        { ...request, body: request.body.replace('approved', 'rejected') },
        receiver,
        account.authToken,
      ),
    ).toBe(false);
    const secret = `whsec_${Buffer.from(account.authToken).toString('base64')}`;
    const headers = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(request.headers[name]),
      ]),
    );
    expect(new Webhook(secret).verify(request.body, headers)).toEqual(request.events);
    expect(headers['webhook-id']).toBe(request.events[0]?.id);
  });

  it('W170: name and password in the destination become Basic auth, and are neither shown nor kept in clear', async () => {
    const sink = await aSink(gatehouse, account, receiver.url.replace('://', '://ann:s%3Acret@'));
    await aSubscription(gatehouse, account, sink.sid);

    await happen(gatehouse, 'approved', aVerificationOf(account));

    const request = await first();
    expect(request.headers.authorization).toBe(`Basic ${Buffer.from('ann:s:cret').toString('base64')}`);
    expect(isSigned(request, receiver, account.authToken)).toBe(true);
    expect(JSON.stringify(sink.sinkConfiguration)).not.toContain('cret');
  });

  it('W157: only subscribed types are delivered', async () => {
    const sink = await aSink(gatehouse, account, receiver.url);
    await aSubscription(gatehouse, account, sink.sid, [TOLL_FREE_EVENT_TYPES.approved]);

    await happen(gatehouse, 'pending-review', aVerificationOf(account));
    await happen(gatehouse, 'in-review', aVerificationOf(account));
    await happen(gatehouse, 'approved', aVerificationOf(account));

    await first();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(receiver.requests.flatMap(({ events }) => events).map(({ type }) => type)).toEqual([
      TOLL_FREE_EVENT_TYPES.approved,
    ]);
  });

  it('W159: what happens in a subaccount also comes to the account above it, signed with its own token', async () => {
    const sub = await anAccount(gatehouse.database, { parentId: account.id });
    const subReceiver = await startReceiver();
    await aSubscription(gatehouse, account, (await aSink(gatehouse, account, receiver.url)).sid);
    await aSubscription(gatehouse, sub, (await aSink(gatehouse, sub, subReceiver.url)).sid);

    await happen(gatehouse, 'approved', aVerificationOf(sub));

    const [above, below] = [await first(), await first(subReceiver)];
    await subReceiver.stop();
    expect(above.events[0]?.data).toMatchObject({ accountsid: sub.sid, parentaccountsid: account.sid });
    expect(above.events).toEqual(below.events);
    expect(isSigned(above, receiver, account.authToken)).toBe(true);
    expect(isSigned(below, subReceiver, sub.authToken)).toBe(true);
  });

  it('several that wait come in one request where the sink wants it so', async () => {
    receiver.behave(503);
    const sink = await aSink(gatehouse, account, receiver.url, true);
    await aSubscription(gatehouse, account, sink.sid);
    await happen(gatehouse, 'pending-review', aVerificationOf(account));
    await first();
    await happen(gatehouse, 'in-review', aVerificationOf(account));
    await happen(gatehouse, 'approved', aVerificationOf(account));
    await new Promise((resolve) => setTimeout(resolve, 300));

    receiver.behave(204);

    const batch = await eventually(async () => receiver.requests.find(({ events }) => events.length > 1));
    expect(isSigned(batch, receiver, account.authToken)).toBe(true);
  });
});

it('W169: the test of a sink is an event like others, with the id that is asked for', async () => {
  const sink = await aSink(gatehouse, account, receiver.url);
  const { sinks } = officialClient(gatehouse, account).events.v1;

  const tested = await sinks(sink.sid).sinkTest.create();

  const { events } = await first();
  const [event] = events;
  expect(tested.result).toBe('submitted');
  expect(event).toMatchObject({
    type: 'com.twilio.eventstreams.test-event',
    source: 'Sink',
    dataschema: 'https://events-schemas.twilio.com/EventStreams.TestSink/1.json',
    data: { test_id: event?.id },
  });
  const testId = String(event?.data['test_id']);
  expect((await sinks(sink.sid).sinkValidate.create({ testId })).result).toBe('valid');
});
