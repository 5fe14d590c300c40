import { afterAll, beforeAll, expect, it } from 'vitest';
import { asStaff, call, NOBODY, PLATFORM } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { startBeside } from './second-process.js';

let gatehouse: TestApp;
beforeAll(async () => {
  // Behind a proxy of our own, so that each test can come from a network of its own.
  gatehouse = await startTestApp({ RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => gatehouse.stop());

const from = (ip: string): Record<string, string> => ({ 'x-forwarded-for': ip });

async function statuses(
  times: number,
  once: () => Promise<{ status: number }>,
): Promise<Map<number, number>> {
  const answers = await Promise.all(Array.from({ length: times }, once));
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

it('lets a caller have a burst, then answers 429 with when to come back, from whichever network he calls', async () => {
  const admin = asStaff({ token: ADMIN_TOKEN });
  const answers = await Promise.all(
    Array.from({ length: 800 }, (_, at) =>
      call(gatehouse, admin, 'GET', '/api/platform-keys', undefined, from(`198.51.100.${100 + (at % 20)}`)),
    ),
  );
  const refused = answers.filter(({ status }) => status !== 200);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, headers, body } of refused) {
    expect([status, body]).toMatchObject([429, { code: 'too_many_requests' }]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
});

it('does not limit the platform by network or by caller', async () => {
  const counts = await statuses(700, () =>
    call(gatehouse, PLATFORM, 'GET', '/api/platform-keys', undefined, from('198.51.100.3')),
  );
  expect([...counts.keys()]).toEqual([403]);
});

it('limits wrong credentials by network long before anything can be guessed', async () => {
  const guess = (ip: string) =>
    call(gatehouse, { authorization: 'Bearer guess' }, 'GET', '/api/staff', undefined, from(ip));
  const counts = await statuses(40, () => guess('198.51.100.4'));
  expect(counts).toEqual(
    new Map([
      [401, 30],
      [429, 10],
    ]),
  );
  expect((await guess('198.51.100.5')).status, 'another network').toBe(401);
});

it('counts a whole IPv6 /64 as one network', async () => {
  const guess = (host: number) =>
    call(
      gatehouse,
      { authorization: 'Bearer guess' },
      'GET',
      '/api/staff',
      undefined,
      from(`2001:db8:9:9::${host}`),
    );
  for (let host = 1; host <= 30; host++) expect((await guess(host)).status).toBe(401);
  expect((await guess(31)).status).toBe(429);
});

it('limits sign-in attempts by network, whatever the e-mail, in all processes together', async () => {
  const other = await startBeside(gatehouse, { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const attempt = async (url: string, number: number): Promise<number> => {
      const visitor = new PageVisitor(url);
      const { html } = await visitor.open('/sign-in');
      const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const page = await visitor.request('/sign-in', {
        method: 'POST',
        headers: from('198.51.100.6'),
        body: new URLSearchParams({
          email: `p${number}@x.example`,
          password: 'nothing that works',
          _csrf: token,
        }),
      });
      return page.status;
    };
    for (let number = 0; number < 15; number++) {
      expect(await attempt(gatehouse.url, number)).toBe(422);
      expect(await attempt(other.url, number)).toBe(422);
    }
    expect([await attempt(gatehouse.url, 99), await attempt(other.url, 99)]).toEqual([429, 429]);
  } finally {
    await other.stop();
  }
});

it('mails one address at most three links an hour, and answers the same', async () => {
  const [admin] = await rowsIn<{ email: string }>(gatehouse.database, 'SELECT email FROM staff LIMIT 1');
  const ask = async (): Promise<number> =>
    (await new PageVisitor(gatehouse.url).fillIn('/sign-in/forgot', { email: String(admin?.email) })).status;
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([303, 303, 303, 429]);
  const mails = await rowsIn(
    gatehouse.database,
    `SELECT id FROM outbox_messages WHERE template = 'staff-password'`,
  );
  expect(mails).toHaveLength(3);
});

it('does not believe a forwarded address from who is no trusted proxy', async () => {
  const open = await startTestApp({ RATE_LIMITS: 'on' });
  try {
    let refused = 0;
    for (let host = 0; host < 40; host++) {
      const answer = await call(
        open,
        { authorization: 'Bearer guess' },
        'GET',
        '/api/staff',
        undefined,
        from(`203.0.113.${host}`),
      );
      if (answer.status === 429) refused++;
    }
    expect(refused).toBe(10);
    expect((await call(open, NOBODY, 'GET', '/api/openapi.json')).status).toBe(200);
  } finally {
    await open.stop();
  }
});
