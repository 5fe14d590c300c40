import { copyIn } from './copy-in.js';
import { median } from './load.js';
import { PLATFORM_KEY, startBenchDatabase, startGatehouse, type BenchDatabase } from './servers.js';
import { chunksOf, COPY_USAGE, seedAccounts, usageRows } from './usage-rows.js';

const ACCOUNTS = 500;
const HOURS = 50;
const PAIRS = 3;
const AT_LEAST = 0.3;

/** Rows a second that `POST /api/usage` takes in, checked, added up by day; against a bare COPY of the same rows into the same table. */
export async function benchUsage(): Promise<void> {
  const database = await startBenchDatabase();
  const gatehouse = await startGatehouse(database);
  try {
    const rows = usageRows(await seedAccounts(database.client, ACCOUNTS), HOURS);
    const copied = chunksOf(rows.map((row) => row.copied));
    const body = Buffer.concat([...chunksOf(rows.map((row) => row.json))]);
    const send = (): Promise<number> => sendAll(gatehouse.url, body, rows.length);
    const copy = (): Promise<void> => copyIn(database.client, COPY_USAGE, copied);
    await send(); // warms up, and makes the partitions
    const again = await perSecond(rows.length, send);
    const ratios: number[] = [];
    for (let pair = 1; pair <= PAIRS; pair++) {
      await empty(database);
      const bare = await perSecond(rows.length, copy);
      await empty(database);
      const ours = await perSecond(rows.length, send);
      ratios.push(ours / bare);
      process.stdout.write(
        `pair ${pair}: gatehouse ${Math.round(ours)} rows/s | COPY ${Math.round(bare)} rows/s | ratio ${(ours / bare).toFixed(2)}\n`,
      );
    }
    const ratio = median(ratios);
    const verdict = ratio >= AT_LEAST ? 'kept' : 'MISSED';
    process.stdout.write(
      `usage, ${rows.length} rows (${Math.round(body.length / 1_048_576)} MiB): median ratio ${ratio.toFixed(2)} (at least ${AT_LEAST}: ${verdict}); the same again, changing nothing: ${Math.round(again)} rows/s; resident ${gatehouse.residentMiB()} MiB\n`,
    );
  } finally {
    await gatehouse.stop();
    await database.stop();
  }
}

async function sendAll(url: string, body: Buffer, expected: number): Promise<number> {
  const headers = { authorization: `Bearer ${PLATFORM_KEY}`, 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${url}/api/usage`, { method: 'POST', headers, body });
  const answer: unknown = await response.json();
  const accepted = Object(answer).accepted;
  if (accepted !== expected) throw new Error(`Not all was accepted: ${JSON.stringify(answer).slice(0, 300)}`);
  return accepted;
}

async function empty({ client }: BenchDatabase): Promise<void> {
  await client.query('TRUNCATE usage_hours, usage_days');
  await client.query('CHECKPOINT').catch(() => undefined); // only where the owner may
}

async function perSecond(rows: number, task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return (rows * 1000) / (performance.now() - started);
}
