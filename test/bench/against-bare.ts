import type pg from 'pg';
import { load, median, type LoadPlan, type LoadResult } from './load.js';
import { compareWritten, countWritten } from './same-rows.js';

const CLIENTS = 8;
const SECONDS = 4;
const PAIRS = 5;

/** So many requests before anything is measured: the engine has compiled by then what runs often. */
const WARM_UP = 8_000;

type Supply = Omit<LoadPlan, 'url' | 'clients' | 'seconds'>;

/**
 * Loads ours and the bare server in turn, several pairs, and prints both, the ratio of each pair and the median against the limit;
 * and, so that the limit is seen to do the same work, how many rows and bytes each wrote for a request while warming up.
 */
export async function compareWithBare(
  what: string,
  client: pg.Client,
  ours: { url: string; supply: Supply; residentMiB: () => number },
  bare: { url: string; supply: Supply },
  atLeast: number,
): Promise<void> {
  const before = await countWritten(client);
  await load({ url: ours.url, clients: CLIENTS, requests: WARM_UP, ...ours.supply });
  const afterOurs = await countWritten(client);
  await load({ url: bare.url, clients: CLIENTS, requests: WARM_UP, ...bare.supply });
  const written = [before, afterOurs, await countWritten(client)] as const;
  process.stdout.write(`${compareWritten(written, { ours: WARM_UP, bare: WARM_UP }).line}\n`);
  const ratios: number[] = [];
  for (let pair = 1; pair <= PAIRS; pair++) {
    const a = await load({ url: ours.url, clients: CLIENTS, seconds: SECONDS, ...ours.supply });
    const b = await load({ url: bare.url, clients: CLIENTS, seconds: SECONDS, ...bare.supply });
    ratios.push(a.perSecond / b.perSecond);
    process.stdout.write(
      `pair ${pair}: gatehouse ${line(a)} | bare ${line(b)} | ratio ${(a.perSecond / b.perSecond).toFixed(2)}\n`,
    );
  }
  const ratio = median(ratios);
  const verdict = ratio >= atLeast ? 'kept' : 'MISSED';
  process.stdout.write(
    `${what} at ${CLIENTS} clients: median ratio ${ratio.toFixed(2)} (at least ${atLeast}: ${verdict}); resident ${ours.residentMiB()} MiB\n`,
  );
}

function line({ perSecond, p50, p99, failed }: LoadResult): string {
  return `${Math.round(perSecond)}/s p50 ${p50} ms p99 ${p99} ms${failed > 0 ? ` (${failed} FAILED)` : ''}`;
}
