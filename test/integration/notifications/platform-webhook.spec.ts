import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, anAccount } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { rowsIn } from '../../support/rows-in.js';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

interface Received {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
}

/** The platform's end: what came, and what it answers. */
const received: Received[] = [];
let answerWith: (turn: number) => { status: number; location?: string } = () => ({ status: 204 });
let platform: Server;
let port = 0;
beforeAll(async () => {
  platform = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ body, headers: request.headers, path: request.url ?? '' });
      const { status, location } = answerWith(received.length);
      response.writeHead(status, location === undefined ? {} : { location }).end('thanks');
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const address = platform.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  platform.closeAllConnections();
  await new Promise((resolve) => platform.close(resolve));
});

function startTelling(env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  return startTestApp({
    PLATFORM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
    PLATFORM_WEBHOOK_SECRET: SECRET,
    ALLOW_PRIVATE_WEBHOOKS: 'on',
    ...env,
  });
}

/** Gives an account a number, by which what it may do changes; gives the account. */
async function changeSomething(
  gatehouse: TestApp,
  phoneNumber: string,
): Promise<{ sid: string; id: string }> {
  const account = await anAccount(gatehouse.database);
  const path = `/api/accounts/${account.sid}/numbers`;
  expect((await call(gatehouse, PLATFORM, 'POST', path, { phoneNumber })).status).toBe(201);
  return account;
}

async function fateOf(gatehouse: TestApp, account: { id: string }) {
  const [message] = await rowsIn<{ status: string; attempts: number; last_error: string | null }>(
    gatehouse.database,
    `SELECT status, attempts, last_error FROM outbox_messages WHERE channel = 'webhook' AND account_id = $1`,
    [account.id],
  );
  return message;
}

/** Makes attempts that are to follow later follow now. */
async function hurry(gatehouse: TestApp): Promise<void> {
  await rowsIn(
    gatehouse.database,
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs WHERE locked_at IS NULL`,
  );
}

describe('the platform is told that what an account may do has changed', () => {
  let gatehouse: TestApp;
  beforeAll(async () => {
    gatehouse = await startTelling();
  });
  afterAll(() => gatehouse.stop());

  it('by a webhook whose signature the library of Standard Webhooks accepts, and which names the account alone', async () => {
    const account = await changeSomething(gatehouse, '+4930400001');
    const event = await eventually(() =>
      Promise.resolve(received.find(({ body }) => body.includes(account.sid))),
    );

    expect(event.path).toBe('/hook');
    expect(event.headers['content-type']).toBe('application/json');
    const headers = Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name, String(value)]),
    );
    const told: unknown = new Webhook(SECRET).verify(event.body, headers);
    expect(told).toEqual({
      type: 'permissions.changed',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: { account: account.sid },
    });
    expect(event.headers['webhook-id']).toMatch(/^OM[0-9a-f]{32}$/);
    const forged = { ...headers, 'webhook-id': 'OM00000000000000000000000000000000' };
    expect(() => new Webhook(SECRET).verify(event.body, forged)).toThrow();
    await eventually(async () => (await fateOf(gatehouse, account))?.status === 'delivered');
  });

  it('again under the same id when it did not take it, until it does', async () => {
    const before = received.length;
    answerWith = (turn) => ({ status: turn === before + 1 ? 500 : turn === before + 2 ? 404 : 200 });
    const account = await changeSomething(gatehouse, '+4930400002');

    await eventually(async () => {
      await hurry(gatehouse);
      return (await fateOf(gatehouse, account))?.status === 'delivered';
    });

    const ids = received.slice(before).map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    answerWith = () => ({ status: 204 });
  });

  it('never by following a redirect', async () => {
    const before = received.length;
    answerWith = () => ({ status: 302, location: `http://127.0.0.1:${port}/elsewhere` });
    const account = await changeSomething(gatehouse, '+4930400003');
    await eventually(async () => (await fateOf(gatehouse, account))?.last_error != null);
    expect((await fateOf(gatehouse, account))?.last_error).toContain('302');
    expect(received.slice(before).map(({ path }) => path)).not.toContain('/elsewhere');
    answerWith = () => ({ status: 204 });
  });

  it('and no more when it says that it is gone: the message is a dead letter at once', async () => {
    answerWith = () => ({ status: 410 });
    const account = await changeSomething(gatehouse, '+4930400004');
    await eventually(async () => (await fateOf(gatehouse, account))?.status === 'dead');
    expect(await fateOf(gatehouse, account)).toMatchObject({ attempts: 1 });
    answerWith = () => ({ status: 204 });
  });

  it('P3: of a hold, too, and not of its reason', async () => {
    const senior = asStaff(await aStaffMember(gatehouse.database));
    const account = await anAccount(gatehouse.database);
    const hold = { account: account.sid, code: 'phishing_or_spam', note: 'Seen.' };
    await call(gatehouse, senior, 'POST', '/api/holds', hold);
    const event = await eventually(() =>
      Promise.resolve(received.find(({ body }) => body.includes(account.sid))),
    );
    expect(event.body).toContain('permissions.changed');
    expect(event.body).not.toMatch(/phish|hold|Seen/);
  });
});

describe('a platform at a private address', () => {
  it.each(['127.0.0.1', '[::1]', '0x7f.1', '169.254.169.254', 'localhost'])(
    'is not told at %s unless that is allowed: nothing is sent, and the message is a dead letter',
    async (host) => {
      const gatehouse = await startTelling({
        PLATFORM_WEBHOOK_URL: `http://${host}:${port}/inside`,
        ALLOW_PRIVATE_WEBHOOKS: 'off',
      });
      const account = await changeSomething(gatehouse, '+4930400005');
      const dead = await eventually(async () => {
        const fate = await fateOf(gatehouse, account);
        return fate?.status === 'dead' && fate;
      });
      await gatehouse.stop();
      expect(dead.last_error).toContain('ALLOW_PRIVATE_WEBHOOKS');
      expect(received.map(({ path }) => path)).not.toContain('/inside');
    },
  );
});

it('nobody is told, and nothing is promised, where no address is set', async () => {
  const gatehouse = await startTestApp({}, { worker: false });
  const account = await changeSomething(gatehouse, '+4930400006');
  const promised = await fateOf(gatehouse, account);
  await gatehouse.stop();
  expect(promised).toBeUndefined();
});
