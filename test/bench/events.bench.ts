import { hashSecret } from '../../src/access/secrets.js';
import { newId, toSid } from '../../src/kernel/ids.js';
import { TOLL_FREE_EVENT_TYPES } from '../../src/ledger/toll-free-events.js';
import { startHook, stopHook, type Hook } from './hooks.js';
import { startBenchDatabase, startGatehouse, type BenchDatabase, type BenchServer } from './servers.js';

const SINKS = 20;
const EVENTS = 1_000;
/** The others may take this much longer when one hangs. */
const AT_MOST = 2;
const PATIENCE_MS = 180_000;
const TYPE = TOLL_FREE_EVENT_TYPES.approved;
const TOKEN = '0123456789abcdef0123456789abcdef';

/** A thousand events to twenty sinks, each event to each: does one that hangs hold up the other nineteen? */
export async function benchEvents(): Promise<void> {
  const database = await startBenchDatabase();
  const server = await startGatehouse(database, { GATEHOUSE_ROLE: 'all', ALLOW_PRIVATE_WEBHOOKS: '1' });
  const hooks = await Promise.all(Array.from({ length: SINKS }, startHook));
  try {
    const accountId = await prepare(database, server, hooks);
    await run(database, accountId, hooks, 50); // to warm up
    const [hanging, ...others] = hooks;
    if (hanging === undefined) return;
    const without = await run(database, accountId, others, EVENTS, hanging);
    hanging.hangs = true;
    const withOne = await run(database, accountId, others, EVENTS);
    const ratio = withOne / without;
    process.stdout.write(
      `${EVENTS} events to ${SINKS} sinks: the other ${SINKS - 1} done in ${seconds(without)} when none hangs, ` +
        `${seconds(withOne)} when one does: ${ratio.toFixed(2)} times (at most ${AT_MOST}) ${ratio <= AT_MOST ? 'ok' : 'TOO SLOW'}\n`,
    );
    if (ratio > AT_MOST) process.exitCode = 1;
  } finally {
    await server.stop();
    await Promise.all(hooks.map(stopHook));
    await database.stop();
  }
}

/** An account with a sink and a subscription a hook, by the API. Gives its id. */
async function prepare(
  { client }: BenchDatabase,
  { url }: BenchServer,
  hooks: readonly Hook[],
): Promise<string> {
  const id = newId();
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_near_keys, country, services, plan, mode, status, band, score, auth_token_hash, version, created_at)
     VALUES ($1, 'owner@owl.example', 'owner@owl.example', 'Owl', '{}', 'US', '{sms}', 'self_service', 'development', 'active', 'low', 0, $2, 1, now())`,
    [id, hashSecret(TOKEN)],
  );
  const authorization = `Basic ${Buffer.from(`${toSid('account', id)}:${TOKEN}`).toString('base64')}`;
  const post = async (path: string, form: Record<string, string>): Promise<string> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(form),
    });
    if (response.status !== 201)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    const made: { sid?: string } = JSON.parse(await response.text());
    return made.sid ?? '';
  };
  for (const hook of hooks) {
    const SinkConfiguration = JSON.stringify({ destination: hook.url });
    const SinkSid = await post('/v1/Sinks', { Description: 'Bench', SinkType: 'webhook', SinkConfiguration });
    await post('/v1/Subscriptions', { Description: 'Bench', SinkSid, Types: JSON.stringify({ type: TYPE }) });
  }
  return id;
}

/** Promises the events all at once, as the outbox keeps them; gives the milliseconds until every one of `hooks` has had all, or each of `alsoWait` too. */
async function run(
  { client }: BenchDatabase,
  accountId: string,
  hooks: readonly Hook[],
  events: number,
  ...alsoWait: readonly Hook[]
): Promise<number> {
  const awaited = [...hooks, ...alsoWait];
  const goals = awaited.map((hook) => hook.taken + events);
  const begun = performance.now();
  await client.query(
    `INSERT INTO outbox_messages (id, channel, template, recipient, account_id, payload, created_at)
     SELECT gen_random_uuid(), 'event', $1, 'HH' || n, $2, jsonb_build_object('n', n), now() FROM generate_series(1, $3::int) n`,
    [TYPE, accountId, events],
  );
  while (awaited.some((hook, place) => hook.taken < (goals[place] ?? 0))) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('Not all events arrived in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Math.max(...hooks.map(({ lastAt }) => lastAt)) - begun;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
