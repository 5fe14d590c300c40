import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TOLL_FREE_EVENT_TYPES } from '../../../src/ledger/toll-free-events.js';
import { EVENT_TYPES } from '../../../src/notifications/event-streams/event-types.js';
import { asCustomer, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { aSink, aSubscription } from '../../support/event-streams.js';
import { officialClient, refusalOf } from '../../support/toll-free.js';

const HOOK = 'https://hooks.owl.example/events';
const { approved: APPROVED, rejected: REJECTED } = TOLL_FREE_EVENT_TYPES;

let gatehouse: TestApp;
let account: BuiltAccount;
let other: BuiltAccount;
let sinkSid: string;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  other = await anAccount(gatehouse.database);
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  account = await anAccount(gatehouse.database);
  ({ sid: sinkSid } = await aSink(gatehouse, account, HOOK));
});

const subscriptionsOf = (by: BuiltAccount) => officialClient(gatehouse, by).events.v1.subscriptions;

describe('POST /v1/Subscriptions', () => {
  it('W155: subscribes to types, each with the version of its schema or without', async () => {
    const made = await subscriptionsOf(account).createWithHttpInfo({
      description: 'Verdicts',
      sinkSid,
      types: [{ type: APPROVED }, { type: REJECTED, schema_version: 4 }],
    });

    expect(made.statusCode).toBe(201);
    const { sid } = made.body;
    expect(made.body.toJSON()).toMatchObject({
      sid: expect.stringMatching(/^DF[0-9a-f]{32}$/),
      accountSid: account.sid,
      description: 'Verdicts',
      sinkSid,
      url: `${gatehouse.url}/v1/Subscriptions/${sid}`,
      links: { subscribed_events: `${gatehouse.url}/v1/Subscriptions/${sid}/SubscribedEvents` },
    });
    const types = await subscriptionsOf(account)(sid).subscribedEvents.list();
    expect(types.map(({ type, schemaVersion }) => [type, schemaVersion])).toEqual([
      [APPROVED, 1],
      [REJECTED, 4],
    ]);
  });

  it.each([
    [
      'an unknown type',
      [{ type: 'com.twilio.no-such-type' }],
      'There is no event type com.twilio.no-such-type.',
    ],
    ['a version there is not', [{ type: APPROVED, schema_version: 2 }], 'has version 1 only'],
    ['no type', [{}], 'type of an event is missing'],
    ['a number', [5], 'JSON object'],
    ['no types', [], 'at least one'],
  ])('refuses %s', async (_, types, message) => {
    const made = subscriptionsOf(account).create({ description: 'Mine', sinkSid, types });
    expect(await refusalOf(made)).toMatchObject({ status: 400, message: expect.stringContaining(message) });
  });

  it('refuses a sink that is not there, or belongs to another account, alike', async () => {
    const { sid: theirs } = await aSink(gatehouse, other, HOOK);
    for (const sid of [theirs, `DG${'0'.repeat(32)}`])
      expect(await refusalOf(aSubscription(gatehouse, account, sid))).toEqual({
        status: 400,
        code: 400,
        message: `There is no sink ${sid}.`,
      });
    expect(await refusalOf(aSubscription(gatehouse, account, account.sid))).toMatchObject({ status: 400 });
  });

  it('refuses types that are no JSON', async () => {
    const { status, body } = await call(
      gatehouse,
      asCustomer(account),
      'POST',
      '/v1/Subscriptions',
      `Description=a&SinkSid=${sinkSid}&Types=${APPROVED}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringContaining('JSON object') });
  });
});

describe('a subscription', () => {
  it('is fetched, renamed, listed by its sink and deleted', async () => {
    const { sid } = await aSubscription(gatehouse, account, sinkSid);
    const { sid: secondSink } = await aSink(gatehouse, account, HOOK);
    await aSubscription(gatehouse, account, secondSink);
    const subscriptions = subscriptionsOf(account);

    expect((await subscriptions(sid).fetch()).sinkSid).toBe(sinkSid);
    expect((await subscriptions(sid).update({ description: 'Renamed' })).description).toBe('Renamed');
    expect((await subscriptions(sid).update()).description).toBe('Renamed');
    expect(await subscriptions.list({ pageSize: 1 })).toHaveLength(2);
    expect((await subscriptions.list({ sinkSid })).map((one) => one.sid)).toEqual([sid]);
    expect((await subscriptions(sid).removeWithHttpInfo()).body).toBe(true);
    expect(await refusalOf(subscriptions(sid).fetch())).toMatchObject({ status: 404 });
  });

  it('gains, changes and loses types', async () => {
    const { sid } = await aSubscription(gatehouse, account, sinkSid, [APPROVED]);
    const { subscribedEvents } = subscriptionsOf(account)(sid);

    const added = await subscribedEvents.createWithHttpInfo({ type: REJECTED });
    expect(added.statusCode).toBe(201);
    expect(added.body.toJSON()).toMatchObject({
      accountSid: account.sid,
      type: REJECTED,
      schemaVersion: 4,
      subscriptionSid: sid,
    });
    expect(await refusalOf(subscribedEvents.create({ type: REJECTED }))).toMatchObject({ status: 409 });
    expect((await subscribedEvents(REJECTED).fetch()).schemaVersion).toBe(4);
    expect((await subscribedEvents(REJECTED).update({ schemaVersion: 4 })).schemaVersion).toBe(4);
    expect(await refusalOf(subscribedEvents(REJECTED).update({ schemaVersion: 9 }))).toMatchObject({
      status: 400,
    });
    expect(await subscribedEvents(REJECTED).remove()).toBe(true);
    expect(await refusalOf(subscribedEvents(REJECTED).fetch())).toMatchObject({ status: 404 });
    expect(await subscribedEvents.list({ pageSize: 1 })).toHaveLength(1);
  });

  it('of another account is not found, whatever is asked of it', async () => {
    const { sid: sink } = await aSink(gatehouse, other, HOOK);
    const { sid } = await aSubscription(gatehouse, other, sink, [APPROVED]);
    const theirs = subscriptionsOf(account)(sid);

    for (const asked of [
      () => theirs.fetch(),
      () => theirs.update({ description: 'Mine now' }),
      () => theirs.remove(),
      () => theirs.subscribedEvents.list(),
      () => theirs.subscribedEvents.create({ type: REJECTED }),
      () => theirs.subscribedEvents(APPROVED).fetch(),
      () => theirs.subscribedEvents(APPROVED).update({ schemaVersion: 1 }),
      () => theirs.subscribedEvents(APPROVED).remove(),
    ])
      expect(await refusalOf(asked())).toMatchObject({ status: 404, code: 404 });
    expect(await subscriptionsOf(account).list({ sinkSid: sink })).toEqual([]);
  });
});

describe('GET /v1/Types and /v1/Schemas', () => {
  it('W156: list every type there is, page by page, and by schema', async () => {
    const { eventTypes } = officialClient(gatehouse, account).events.v1;

    const types = await eventTypes.list({ pageSize: 4 });

    expect(types.map(({ type }) => type)).toEqual(EVENT_TYPES.map(({ type }) => type));
    const [found] = await eventTypes.list({ schemaId: 'TollFree.VerificationRequestRejected' });
    expect(found?.type).toBe(REJECTED);
    expect((await eventTypes(APPROVED).fetch()).schemaId).toBe('TollFree.VerificationRequestApproved');
    expect(await refusalOf(eventTypes('com.twilio.nothing').fetch())).toMatchObject({ status: 404 });
  });

  it('have every schema that an event names, with its versions', async () => {
    const { schemas } = officialClient(gatehouse, account).events.v1;
    const id = 'TollFree.VerificationRequestRejected';

    expect((await schemas(id).fetch()).latestVersion).toBe(4);
    expect((await schemas(id).versions.list()).map(({ schemaVersion }) => schemaVersion)).toEqual([4]);
    expect((await schemas(id).versions(4).fetch()).raw).toContain(`/v1/Schemas/${id}/Versions/4`);
    expect(await refusalOf(schemas(id).versions(3).fetch())).toMatchObject({ status: 404 });
    expect(await refusalOf(schemas('Nothing').fetch())).toMatchObject({ status: 404 });
  });
});
