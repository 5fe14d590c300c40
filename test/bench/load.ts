import autocannon from 'autocannon';

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

export interface LoadPlan {
  readonly url: string;
  readonly clients: number;
  /** How long; or how many requests. */
  readonly seconds?: number;
  readonly requests?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The next request; `undefined` stops being asked for when the plan's supply is used up. */
  readonly next: () => { method: 'GET' | 'POST'; path: string; body?: string };
}

/** Loads one server from this process, bounded in time or in count. Latencies are milliseconds. */
export async function load(plan: LoadPlan): Promise<LoadResult> {
  const result = await autocannon({
    url: plan.url,
    connections: plan.clients,
    ...(plan.requests === undefined ? { duration: plan.seconds ?? 1 } : { amount: plan.requests }),
    timeout: 30,
    requests: [
      {
        setupRequest: (request) => {
          const { method, path, body } = plan.next();
          const headers = { 'content-type': 'application/json', ...plan.headers };
          return { ...request, method, path, headers, ...(body !== undefined && { body }) };
        },
      },
    ],
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/** The median of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle ?? Number.NaN;
}
