import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { promiseMail } from '../../support/mail-promises.js';
import { rowsIn } from '../../support/rows-in.js';

const PATHS = ['/health/live', '/health/ready', '/metrics'];

/** The value of a metric in the Prometheus text format. */
function metric(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('for whoever runs the program', () => {
  let gatehouse: TestApp;
  beforeAll(async () => {
    gatehouse = await startTestApp({ SMTP_URL: 'smtp://127.0.0.1:1' });
  });
  afterAll(() => gatehouse.stop());

  async function metrics(): Promise<string> {
    return (await call(gatehouse, NOBODY, 'GET', '/metrics')).text;
  }

  it('/health tells that it lives and that it can serve', async () => {
    const answers = await Promise.all(PATHS.slice(0, 2).map((path) => call(gatehouse, NOBODY, 'GET', path)));

    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual({ status: 'ok' });
  });

  it('/metrics counts requests by route, never by address', async () => {
    await call(gatehouse, NOBODY, 'GET', '/api/staff/ST0190f3c2a1b27c4d8e5f60718293a4b5');
    await call(gatehouse, NOBODY, 'GET', '/api/no-such-thing');

    const text = await eventually(async () => {
      const now = await metrics();
      return now.includes('route="/api/staff/:staff",status="4xx"') && now;
    });

    expect(text).not.toContain('ST0190f3c2a1b27c4d8e5f60718293a4b5');
    expect(text).not.toContain('no-such-thing');
  });

  it('/metrics tells of messages that wait or gave up, and how old the oldest is', async () => {
    const id = await promiseMail(gatehouse, 'ann@owl.example');
    await eventually(
      async () => metric(await metrics(), 'gatehouse_outbox_messages{status="pending"}') === 1,
    );
    gatehouse.clock.advance(60_000);
    const waiting = await metrics();
    await rowsIn(
      gatehouse.database,
      `UPDATE outbox_messages SET status = 'dead', dead_at = now() WHERE id = $1`,
      [id],
    );
    const dead = await metrics();

    expect(metric(waiting, 'gatehouse_outbox_oldest_pending_seconds')).toBeGreaterThanOrEqual(60);
    expect(metric(dead, 'gatehouse_outbox_messages{status="dead"}')).toBe(1);
    expect(metric(dead, 'gatehouse_outbox_messages{status="pending"}')).toBe(0);
  });

  it('/metrics tells how long audit events have waited to be sealed, jobs for a worker, and how many cases are open', async () => {
    await eventually(
      async () => metric(await metrics(), 'gatehouse_audit_oldest_unsealed_seconds') === 0,
      20_000,
    );

    const text = await metrics();

    expect(metric(text, 'gatehouse_worker_lag_seconds')).toBeLessThan(5);
    expect(metric(text, 'gatehouse_cases_open{type="reassessment"}')).toBe(0);
    expect(metric(text, 'gatehouse_cases_open{type="account_review"}')).toBe(0);
  });
});

describe('from outside', () => {
  it.each([
    ['comes over a proxy that is not known as one', { 'x-forwarded-for': '10.0.0.1' }, {}],
    [
      'comes over a known proxy from a public address',
      { 'x-forwarded-for': '203.0.113.9' },
      { TRUSTED_PROXIES: '127.0.0.1' },
    ],
    ['comes from a network that is not named', {}, { OPERATIONS_FROM: '10.20.0.0/16' }],
  ])('these addresses do not exist for a request that %s', async (_, headers, env) => {
    const gatehouse = await startTestApp(env, { worker: false });
    try {
      const answers = await Promise.all(PATHS.map((path) => call(gatehouse, headers, 'GET', path)));
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
    } finally {
      await gatehouse.stop();
    }
  });

  it('a known proxy may hand on a request of the inside', async () => {
    const gatehouse = await startTestApp({ TRUSTED_PROXIES: '127.0.0.1' }, { worker: false });
    try {
      const answer = await call(gatehouse, { 'x-forwarded-for': '10.1.2.3' }, 'GET', '/health/live');
      expect(answer.status).toBe(200);
    } finally {
      await gatehouse.stop();
    }
  });
});

it('/health/ready answers 503 when the database is gone, and /health/live still 200', async () => {
  const gatehouse = await startTestApp({}, { worker: false });
  await gatehouse.database.drop();
  try {
    const [live, ready] = await Promise.all(
      PATHS.slice(0, 2).map((path) => call<{ code: string }>(gatehouse, NOBODY, 'GET', path)),
    );
    expect(live?.status).toBe(200);
    expect(ready).toMatchObject({ status: 503, body: { code: 'not_ready' } });
  } finally {
    await gatehouse.stop();
  }
});
