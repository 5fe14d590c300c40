import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { aSink, aSubscription } from '../../support/event-streams.js';
import { rowsIn } from '../../support/rows-in.js';
import { officialClient, refusalOf } from '../../support/toll-free.js';

const HOOK = 'https://hooks.owl.example/events';
const UNKNOWN = `DG${'0'.repeat(32)}`;

let gatehouse: TestApp;
let account: BuiltAccount;
let other: BuiltAccount;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await anAccount(gatehouse.database);
  other = await anAccount(gatehouse.database);
});
afterAll(() => gatehouse.stop());

const sinksOf = (by: BuiltAccount) => officialClient(gatehouse, by).events.v1.sinks;

function refused(configuration: unknown, sinkType: 'webhook' | 'kinesis' | 'segment' | 'email' = 'webhook') {
  return refusalOf(
    sinksOf(account).create({ description: 'Mine', sinkType, sinkConfiguration: configuration }),
  );
}

describe('POST /v1/Sinks', () => {
  it('W155, W169: makes a webhook sink that is active at once, with links to its test', async () => {
    const made = await sinksOf(account).createWithHttpInfo({
      description: 'Mine',
      sinkType: 'webhook',
      sinkConfiguration: { destination: HOOK, method: 'POST', batch_events: true },
    });

    expect(made.statusCode).toBe(201);
    expect(made.body.toJSON()).toMatchObject({
      sid: expect.stringMatching(/^DG[0-9a-f]{32}$/),
      description: 'Mine',
      sinkType: 'webhook',
      status: 'active',
      sinkConfiguration: { destination: HOOK, method: 'POST', batch_events: true },
      url: `${gatehouse.url}/v1/Sinks/${made.body.sid}`,
      links: {
        sink_test: `${gatehouse.url}/v1/Sinks/${made.body.sid}/Test`,
        sink_validate: `${gatehouse.url}/v1/Sinks/${made.body.sid}/Validate`,
      },
    });
  });

  it.each(['kinesis', 'segment', 'email'] as const)('refuses a %s sink clearly', async (kind) => {
    expect(await refused({ destination: HOOK }, kind)).toEqual({
      status: 400,
      code: 400,
      message: `Sinks of type ${kind} are not supported here. Use a webhook sink.`,
    });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:9/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://localhost:3000/',
    'http://0.0.0.0/',
    'https://user:pass@192.168.1.1/',
  ])('refuses the private address %s', async (destination) => {
    expect(await refused({ destination })).toMatchObject({
      status: 400,
      message: expect.stringContaining('private address'),
    });
  });

  it.each([
    ['no destination', {}],
    ['no address', { destination: 'hooks' }],
    ['another scheme', { destination: 'ftp://owl.example/' }],
    ['a file', { destination: 'file:///etc/passwd' }],
    ['a list as destination', { destination: [HOOK] }],
    ['GET', { destination: HOOK, method: 'GET' }],
    ['a word for batch_events', { destination: HOOK, batch_events: 'often' }],
    ['bytes that are no text in the name', { destination: 'https://%ff@owl.example/' }],
    ['a very long address', { destination: `${HOOK}?${'x'.repeat(2048)}` }],
    ['no object', [HOOK]],
  ])('refuses %s', async (_, configuration) => {
    expect(await refused(configuration)).toMatchObject({
      status: 400,
      message: expect.stringContaining('SinkConfiguration'),
    });
  });

  it('refuses a configuration that is no JSON, JSON in place of a form, and a missing description', async () => {
    const post = (body: string, type: string) =>
      call<{ message: string }>(gatehouse, asCustomer(account), 'POST', '/v1/Sinks', body, {
        'content-type': type,
      });
    const form = 'application/x-www-form-urlencoded';

    const answers = [
      await post('Description=a&SinkType=webhook&SinkConfiguration=%7B', form),
      await post('Description=a&SinkType=webhook', form),
      await post('SinkType=webhook&SinkConfiguration=%7B%7D', form),
      await post(`Description=${'x'.repeat(256)}&SinkType=webhook&SinkConfiguration=%7B%7D`, form),
      await post('Description=a&SinkConfiguration=%7B%7D', form),
      await post('{"Description":{"a":1}}', 'application/json'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    for (const { body } of answers)
      expect(body).toMatchObject({
        code: 400,
        status: 400,
        more_info: expect.any(String),
        message: expect.any(String),
      });
  });

  it('W10: an API key makes a sink once the account itself has; before that the token that signs is not known', async () => {
    const fresh = await anAccount(gatehouse.database);
    const made = await call<{ sid: string; secret: string }>(
      gatehouse,
      PLATFORM,
      'POST',
      `/api/accounts/${fresh.sid}/api-keys`,
      {},
    );
    const byKey = twilio(made.body.sid, made.body.secret, { accountSid: fresh.sid });
    byKey.events.baseUrl = gatehouse.url;
    const create = () =>
      byKey.events.v1.sinks.create({
        description: 'By key',
        sinkType: 'webhook',
        sinkConfiguration: { destination: HOOK },
      });

    expect(await refusalOf(create())).toMatchObject({
      status: 400,
      message: expect.stringContaining('Create the first sink with the account SID and auth token'),
    });
    await aSink(gatehouse, fresh, HOOK);
    expect((await create()).status).toBe('active');
  });

  it('keeps neither the auth token nor a password of the destination in clear', async () => {
    const fresh = await anAccount(gatehouse.database);
    await aSink(gatehouse, fresh, 'https://ann:Tr0ub4dor@hooks.owl.example/');

    const rows = await rowsIn<{ row: string }>(
      gatehouse.database,
      `SELECT to_jsonb(k)::text || to_jsonb(t)::text AS row FROM sinks k JOIN event_signing_tokens t USING (account_id) WHERE account_id = $1`,
      [fresh.id],
    );

    const [{ row } = { row: '' }] = rows;
    for (const secret of [fresh.authToken, 'Tr0ub4dor'])
      for (const form of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64'),
      ])
        expect(row).not.toContain(form);
  });
});

describe('a sink', () => {
  it('is fetched, renamed, listed page by page and deleted', async () => {
    const mine = await anAccount(gatehouse.database);
    for (let count = 0; count < 3; count++) await aSink(gatehouse, mine, `${HOOK}/${count}`);
    const sinks = sinksOf(mine);

    const listed = await sinks.list({ pageSize: 2 });
    const [newest] = listed;
    expect(listed).toHaveLength(3);
    expect(new Set(listed.map(({ sid }) => sid)).size).toBe(3);
    expect(newest?.sinkConfiguration.destination).toBe(`${HOOK}/2`);
    expect(await sinks.list({ inUse: true })).toEqual([]);
    expect(await sinks.list({ status: 'failed' })).toEqual([]);
    expect(await sinks.list({ status: 'active', limit: 100_000 })).toHaveLength(3);

    const sid = newest?.sid ?? '';
    expect((await sinks(sid).update({ description: 'Renamed' })).description).toBe('Renamed');
    expect((await sinks(sid).fetch()).description).toBe('Renamed');
    expect((await sinks(sid).removeWithHttpInfo()).body).toBe(true);
    expect(await refusalOf(sinks(sid).fetch())).toMatchObject({
      status: 404,
      message: expect.stringContaining(sid),
    });
  });

  it('is not deleted while a subscription leads to it', async () => {
    const sink = await aSink(gatehouse, account, HOOK);
    const subscription = await aSubscription(gatehouse, account, sink.sid);
    const { sinks, subscriptions } = officialClient(gatehouse, account).events.v1;

    expect(await refusalOf(sinks(sink.sid).remove())).toMatchObject({ status: 409 });
    await subscriptions(subscription.sid).remove();
    expect(await sinks(sink.sid).remove()).toBe(true);
  });

  it('of another account, also of a subaccount, is not found, whatever is asked of it', async () => {
    const sub = await anAccount(gatehouse.database, { parentId: account.id });
    for (const owner of [other, sub]) {
      const { sid } = await aSink(gatehouse, owner, HOOK);
      const theirs = sinksOf(account)(sid);
      for (const asked of [
        () => theirs.fetch(),
        () => theirs.update({ description: 'Mine now' }),
        () => theirs.remove(),
        () => theirs.sinkTest.create(),
        () => theirs.sinkValidate.create({ testId: 'x' }),
      ])
        expect(await refusalOf(asked())).toEqual({
          status: 404,
          code: 404,
          message: `The requested resource /Sinks/${sid} was not found.`,
        });
    }
  });

  it.each([UNKNOWN, 'DG1', 'AC'.padEnd(34, '0'), '%00'])('named %s is not found', async (sid) => {
    const { status, body } = await call(gatehouse, asCustomer(account), 'GET', `/v1/Sinks/${sid}`);
    expect({ status, body }).toMatchObject({ body: { code: status } });
    expect([404, 422]).toContain(status);
  });
});
