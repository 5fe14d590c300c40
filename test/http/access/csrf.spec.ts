import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, PASSWORD, signedIn } from '../../support/signed-in.js';

const TOKENS = '/account/tokens';

let gatehouse: TestApp;
let staff: BuiltStaff;
let visitor: PageVisitor;
beforeAll(async () => {
  gatehouse = await startTestApp();
  staff = await aStaffMemberWithPassword(gatehouse);
  visitor = await signedIn(gatehouse, staff);
});
afterAll(() => gatehouse.stop());

async function tokensMade(): Promise<readonly string[]> {
  const rows = await rowsIn<{ name: string }>(
    gatehouse.database,
    'SELECT name FROM staff_tokens WHERE staff_id = $1',
    [staff.id],
  );
  return rows.map(({ name }) => name);
}

function tokenOn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

describe('a form is refused, and changes nothing,', () => {
  it.each([
    ['without a token', null],
    ['with an empty token', ''],
    ['with a token of the right length that nobody gave', 'A'.repeat(55)],
    ['with what is no token at all', '💣'],
  ])('%s', async (_, token) => {
    await visitor.open(TOKENS);
    const page = await visitor.submit(TOKENS, { name: 'planted' }, token);
    expect(page.status).toBe(403);
    expect(page.html).toContain('This form was open too long');
    expect(await tokensMade()).not.toContain('planted');
  });

  it('with the token of somebody else', async () => {
    const other = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse));
    const foreign = tokenOn((await other.open(TOKENS)).html);
    expect((await visitor.submit(TOKENS, { name: 'planted' }, foreign)).status).toBe(403);
    expect(await tokensMade()).not.toContain('planted');
  });

  it('with a token from before signing in again', async () => {
    const again = await signedIn(gatehouse, staff);
    const old = tokenOn((await again.open(TOKENS)).html);
    await again.submit('/sign-in', { email: staff.email, password: PASSWORD });
    expect((await again.submit(TOKENS, { name: 'planted' }, old)).status).toBe(403);
  });

  it('as JSON just as well', async () => {
    const page = await visitor.request(TOKENS, {
      method: 'POST',
      body: JSON.stringify({ name: 'planted' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(page.status).toBe(403);
  });

  it('also before anybody has signed in', async () => {
    const nobody = new PageVisitor(gatehouse.url);
    expect((await nobody.submit('/sign-in', { email: staff.email, password: PASSWORD }, null)).status).toBe(
      403,
    );
  });
});

describe('a refused form of our own page', () => {
  it('keeps what was typed, escaped, and can be sent again as it is', async () => {
    const refused = await visitor.submit(TOKENS, { name: 'billing <b>export</b>' }, 'stale');
    expect(refused.html).toContain('billing &lt;b&gt;export&lt;/b&gt;');
    expect(refused.html).toContain(`action="${TOKENS}"`);

    const made = await visitor.submit(TOKENS, { name: 'billing export' });
    expect(made.status).toBe(200);
    expect(made.html).toMatch(/ghst_[\w-]{43}/);
    expect(await tokensMade()).toContain('billing export');
  });

  it('never writes a password into a page', async () => {
    const nobody = new PageVisitor(gatehouse.url);
    const refused = await nobody.submit('/sign-in', { email: staff.email, password: PASSWORD }, 'stale');
    expect(refused.html).toContain(staff.email);
    expect(refused.html).not.toContain(PASSWORD);
    expect(refused.html).not.toContain('Send it again');
  });

  it('keeps what was typed when the session had ended meanwhile, and says where to sign in', async () => {
    const late = await signedIn(gatehouse, staff);
    await late.open(TOKENS);
    late.cookies.delete('gatehouse_desk');
    const refused = await late.submit(TOKENS, { name: 'long thought about' });
    expect(refused.status).toBe(401);
    expect(refused.html).toContain('You were signed out');
    expect(refused.html).toContain('long thought about');
    expect(refused.html).toContain('href="/sign-in"');
  });
});

it('offers nothing to send again when another site made the browser post', async () => {
  const page = await visitor.request(TOKENS, {
    method: 'POST',
    body: new URLSearchParams({ name: 'planted' }),
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  });
  expect(page.status).toBe(403);
  expect(page.html).not.toContain('planted');
  expect(page.html).not.toContain('Send it again');
});

it('takes the token from the header, as htmx sends it, and from the query, for forms with files', async () => {
  const page = await visitor.open(TOKENS);
  const token = tokenOn(page.html);
  const byHeader = await visitor.request(TOKENS, {
    method: 'POST',
    body: new URLSearchParams({ name: 'by header' }),
    headers: { 'x-csrf-token': token },
  });
  const byQuery = await visitor.request(`${TOKENS}?_csrf=${encodeURIComponent(token)}`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'by query' }),
  });
  expect([byHeader.status, byQuery.status]).toEqual([200, 200]);
  expect(await tokensMade()).toEqual(expect.arrayContaining(['by header', 'by query']));
});

it('sends a part of a page that htmx asked for to the sign-in page as a whole', async () => {
  const nobody = new PageVisitor(gatehouse.url);
  const part = await nobody.open(TOKENS, {
    'hx-request': 'true',
    'hx-current-url': `${gatehouse.url}/desk?lane=priority`,
  });
  expect(part.headers.get('hx-redirect')).toBe('/sign-in?next=%2Fdesk%3Flane%3Dpriority');
  expect(part.status).toBe(401);
});
