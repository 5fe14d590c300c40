import { hashSecret } from '../../src/access/secrets.js';
import { newId, newSecret } from '../../src/kernel/ids.js';
import { median } from './load.js';
import {
  ADMIN_TOKEN,
  startBenchDatabase,
  startGatehouse,
  type BenchDatabase,
  type BenchServer,
} from './servers.js';
import { seedQueue } from './seed.js';

const SMALL = 10_000;
const LARGE = 1_000_000;
const READS = 200;
const AT_MOST = 1.3;

/** The first page of the queue with a million open cases against ten thousand: the list of the API, and the desk's page with its counts. */
export async function benchQueue(): Promise<void> {
  const small = await startWithQueue(SMALL);
  const large = await startWithQueue(LARGE);
  try {
    for (const [what, path] of [
      ['GET /api/cases', '/api/cases?limit=50'],
      ['GET /desk', '/desk'],
    ] as const) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let read = 0; read < READS + 20; read++) {
        const a = await timeOf(small, path);
        const b = await timeOf(large, path);
        if (read < 20) continue; // warming up
        times.small.push(a);
        times.large.push(b);
      }
      const [p50Small, p50Large] = [median(times.small), median(times.large)];
      const ratio = p50Large / p50Small;
      const verdict = ratio <= AT_MOST ? 'kept' : 'MISSED';
      process.stdout.write(
        `${what}: p50 ${p50Small.toFixed(2)} ms at ${SMALL} cases, ${p50Large.toFixed(2)} ms at ${LARGE}; p99 ${p99(times.small).toFixed(2)} and ${p99(times.large).toFixed(2)} ms; ratio ${ratio.toFixed(2)} (at most ${AT_MOST}: ${verdict})\n`,
      );
    }
    process.stdout.write(`resident ${large.server.residentMiB()} MiB\n`);
  } finally {
    await Promise.all(
      [small, large].map(async ({ server, database }) => {
        await server.stop();
        await database.stop();
      }),
    );
  }
}

interface Queue {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly cookie: string;
}

async function startWithQueue(cases: number): Promise<Queue> {
  const database = await startBenchDatabase();
  const server = await startGatehouse(database);
  await seedQueue(database.client, cases);
  const token = newSecret();
  await database.client.query(
    `INSERT INTO sessions (id, token_hash, kind, staff_id, created_at, last_seen_at, expires_at)
     SELECT $1, $2, 'staff', s.id, now(), now(), now() + interval '1 hour' FROM staff s LIMIT 1`,
    [newId(), hashSecret(token)],
  );
  return { database, server, cookie: `gatehouse_desk=${token}` };
}

async function timeOf({ server, cookie }: Queue, path: string): Promise<number> {
  const headers: Record<string, string> = path.startsWith('/api')
    ? { authorization: `Bearer ${ADMIN_TOKEN}` }
    : { cookie };
  const started = performance.now();
  const response = await fetch(server.url + path, { headers, redirect: 'manual' });
  await response.text();
  const took = performance.now() - started;
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
  return took;
}

function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}
