import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { DAY, HOUR } from '../../../src/kernel/clock.js';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { promiseMail } from '../../support/mail-promises.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

interface Inbox {
  readonly items: readonly { to: string; channel: string; subject: string; text: string; html: string }[];
}

describe('the development clock', () => {
  it('moves the time on, runs what falls due, and answers once its mail is delivered', async () => {
    const before = gatehouse.clock.now();
    const due = new Date(before.getTime() + DAY);
    let isDone = false;
    gatehouse.app.get(DueTasks).register({
      name: 'a reminder',
      run: async (now) => {
        if (isDone || now < due) return 0;
        isDone = true;
        await promiseMail(gatehouse, 'reminded@owl.example');
        return 1;
      },
    });

    const moved = await call<{ now: string }>(gatehouse, NOBODY, 'POST', '/dev/clock', {
      advanceMs: DAY + HOUR,
    });
    const inbox = await call<Inbox>(gatehouse, NOBODY, 'GET', '/dev/inbox?to=reminded@owl.example');

    expect(moved.status).toBe(200);
    expect(Date.parse(moved.body.now) - before.getTime()).toBeGreaterThanOrEqual(DAY + HOUR);
    expect(inbox.body.items).toHaveLength(1);
    expect(inbox.body.items[0]).toMatchObject({ channel: 'email', to: 'reminded@owl.example' });
  });

  it.each([-1, 1.5, 401 * DAY, '1000', null])('refuses to move it by %s', async (advanceMs) => {
    const before = gatehouse.clock.offset;

    const answer = await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs });

    expect(answer.status).toBe(422);
    expect(gatehouse.clock.offset).toBe(before);
  });
});

describe('the development inbox', () => {
  it('shows what was sent, the newest first, and only to whom it was asked for', async () => {
    await promiseMail(gatehouse, 'ann@owl.example', 'first');
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 1000 });
    await promiseMail(gatehouse, 'ann@owl.example', 'second');
    await promiseMail(gatehouse, 'bob@owl.example', 'for Bob');
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 0 });

    const { body } = await call<Inbox>(gatehouse, NOBODY, 'GET', '/dev/inbox?to=Ann@owl.example');

    expect(body.items.map((item) => /first|second|for Bob/.exec(item.text)?.[0])).toEqual([
      'second',
      'first',
    ]);
  });

  it('draws mail in a frame that can neither run scripts nor load anything', async () => {
    await promiseMail(gatehouse, 'eve@owl.example', '<script>alert(1)</script>');
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 0 });

    const page = await fetch(`${gatehouse.url}/dev/inbox?to=eve@owl.example`, {
      headers: { accept: 'text/html' },
    });
    const html = await page.text();
    const src = /<iframe[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
    const frame = await fetch(gatehouse.url + src);
    const mail = await frame.text();

    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(html).toMatch(/<iframe[^>]* sandbox="allow-popups/);
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(mail).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail).toContain('Owl &lt;b&gt;Coffee&lt;/b&gt;');
    expect(html).not.toContain('<script>alert(1)');
  });

  it('shows the components page', async () => {
    const page = await fetch(`${gatehouse.url}/dev/components`, { headers: { accept: 'text/html' } });

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<h1>Components</h1>');
  });
});

it('without DEV_TOOLS none of these addresses exists', async () => {
  const strict = await startTestApp({ DEV_TOOLS: '0' });
  try {
    const paths = ['/dev/inbox', '/dev/components', '/dev/clock'];
    const reads = paths.map((path) => call(strict, NOBODY, 'GET', path));
    const writes = paths.map((path) => call(strict, NOBODY, 'POST', path, { advanceMs: 1 }));
    const answers = await Promise.all([...reads, ...writes]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404]);
  } finally {
    await strict.stop();
  }
});
