import { median } from './load.js';
import { seedVerifications, seedVerifying, type Verifying } from './seed-toll-free.js';
import { startBenchDatabase, startGatehouse, type BenchDatabase, type BenchServer } from './servers.js';

const SMALL = 10_000;
const LARGE = 1_000_000;
const READS = 200;
const AT_MOST = 1.3;

interface Listed {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly account: Verifying;
}

/** An ISV with a million verifications against one with ten thousand: the first page of 50, plain and of one status. */
export async function benchTollFreeList(): Promise<void> {
  const small = await startWith(SMALL);
  const large = await startWith(LARGE);
  try {
    for (const query of [
      'PageSize=50',
      'PageSize=50&Status=IN_REVIEW',
      'PageSize=50&IncludeSubAccounts=true',
    ]) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let read = 0; read < READS + 20; read++) {
        const a = await timeOf(small, query);
        const b = await timeOf(large, query);
        if (read < 20) continue; // warming up
        times.small.push(a);
        times.large.push(b);
      }
      const [p50Small, p50Large] = [median(times.small), median(times.large)];
      const ratio = p50Large / p50Small;
      const verdict = ratio <= AT_MOST ? 'kept' : 'MISSED';
      process.stdout.write(
        `list ?${query}: p50 ${p50Small.toFixed(2)} ms at ${SMALL} verifications, ${p50Large.toFixed(2)} ms at ${LARGE}; ratio ${ratio.toFixed(2)} (at most ${AT_MOST}: ${verdict})\n`,
      );
    }
  } finally {
    await Promise.all(
      [small, large].map(async ({ server, database }) => {
        await server.stop();
        await database.stop();
      }),
    );
  }
}

async function startWith(verifications: number): Promise<Listed> {
  const database = await startBenchDatabase();
  const server = await startGatehouse(database);
  const account = await seedVerifying(database.client);
  await seedVerifications(database.client, account.id, '+1888', verifications);
  await database.client.query('VACUUM ANALYZE');
  return { database, server, account };
}

async function timeOf({ server, account }: Listed, query: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${server.url}/v1/Tollfree/Verifications?${query}`, {
    headers: { authorization: account.authorization },
  });
  const body = await response.text();
  const took = performance.now() - started;
  if (response.status !== 200) throw new Error(`The list answered ${response.status}: ${body}`);
  return took;
}
