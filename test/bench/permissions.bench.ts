import { toSid } from '../../src/kernel/ids.js';
import { load, median, type LoadPlan, type LoadResult } from './load.js';
import { seedPermissions } from './permission-accounts.js';
import {
  startBare,
  startBenchDatabase,
  startGatehouse,
  type BenchDatabase,
  type BenchServer,
} from './servers.js';

const USUAL = 100_000;
const FEW = 10_000;
const MANY = 1_000_000;
const AT_LEAST = 0.7;
/** A check at a million accounts may cost this much more than at ten thousand: noise. */
const AT_MOST = 1.15;
const WARM_UP = 40_000;
const SECONDS = 4;
const PAIRS = 5;
const KEY = 'ghpk_bench-key-that-the-desk-has-made-for-the-platform';

/** May this account send this? Asked before each message, against a bare server that reads one row; and whether growth slows it down. */
export async function benchPermissions(): Promise<void> {
  const usual = await startWith(USUAL);
  try {
    const bare = await startBare(usual.database.appUrl, 'bare-check-server');
    try {
      for (const clients of [8, 32]) await compare(usual, bare, clients);
    } finally {
      await bare.stop();
    }
  } finally {
    await stop(usual);
  }
  await compareSizes();
}

interface Checks {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly next: LoadPlan['next'];
}

async function startWith(accounts: number): Promise<Checks> {
  const database = await startBenchDatabase();
  const { ids, numberOf } = await seedPermissions(database.client, accounts, KEY);
  const server = await startGatehouse(database);
  const bodies = ids.map((id, place) => question(id, place, numberOf(place)));
  let turn = 0;
  const next = () =>
    ({ method: 'POST', path: '/api/permissions/check', body: bodies[turn++ % bodies.length] ?? '' }) as const;
  return { database, server, next };
}

/** Half name the number that it comes from; where it goes is different each time. */
function question(id: string, place: number, number: string): string {
  const to = ['+1415', '+4915112', '+33612', '+447400'][place % 4];
  return JSON.stringify({
    account: toSid('account', id),
    service: place % 3 === 0 ? 'voice' : 'sms',
    to: `${to ?? ''}${String(2_000_000 + (place % 900_000)).slice(0, place % 4 === 0 ? 7 : 6)}`,
    ...(place % 2 === 0 && { from: number }),
  });
}

async function stop({ server, database }: Checks): Promise<void> {
  await server.stop();
  await database.stop();
}

const headers = { authorization: `Bearer ${KEY}` };

async function compare({ server, next }: Checks, bare: BenchServer, clients: number): Promise<void> {
  await load({ url: server.url, clients, requests: WARM_UP, headers, next });
  await load({ url: bare.url, clients, requests: WARM_UP, headers, next });
  const ratios: number[] = [];
  for (let pair = 1; pair <= PAIRS; pair++) {
    const a = await load({ url: server.url, clients, seconds: SECONDS, headers, next });
    const b = await load({ url: bare.url, clients, seconds: SECONDS, headers, next });
    ratios.push(a.perSecond / b.perSecond);
    const ratio = (a.perSecond / b.perSecond).toFixed(2);
    process.stdout.write(`pair ${pair}: gatehouse ${line(a)} | bare ${line(b)} | ratio ${ratio}\n`);
  }
  const ratio = median(ratios);
  const verdict = ratio >= AT_LEAST ? 'kept' : 'MISSED';
  process.stdout.write(
    `permission checks at ${clients} clients, ${USUAL} accounts: median ratio ${ratio.toFixed(2)} (at least ${AT_LEAST}: ${verdict}); resident ${server.residentMiB()} MiB\n`,
  );
}

async function compareSizes(): Promise<void> {
  const few = await startWith(FEW);
  const many = await startWith(MANY);
  try {
    const clients = 8;
    for (const { server, next } of [few, many])
      await load({ url: server.url, clients, requests: WARM_UP, headers, next });
    const ratios: number[] = [];
    for (let pair = 1; pair <= PAIRS; pair++) {
      const a = await load({ url: few.server.url, clients, seconds: SECONDS, headers, next: few.next });
      const b = await load({ url: many.server.url, clients, seconds: SECONDS, headers, next: many.next });
      ratios.push(a.perSecond / b.perSecond);
      process.stdout.write(`pair ${pair}: ${FEW} accounts ${line(a)} | ${MANY} accounts ${line(b)}\n`);
    }
    const ratio = median(ratios);
    const verdict = ratio <= AT_MOST ? 'kept' : 'MISSED';
    process.stdout.write(
      `permission checks, ${FEW} against ${MANY} accounts: median ratio ${ratio.toFixed(2)} (at most ${AT_MOST}: ${verdict})\n`,
    );
  } finally {
    await stop(few);
    await stop(many);
  }
}

function line({ perSecond, p50, p99, failed }: LoadResult): string {
  return `${Math.round(perSecond)}/s p50 ${p50} ms p99 ${p99} ms${failed > 0 ? ` (${failed} FAILED)` : ''}`;
}
