import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAccess } from '../../../src/access/describe-access.js';
import { buildApiDocument } from '../../../src/http/openapi/document.js';
import { asCustomer, asStaff, call, NOBODY, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, anAccount } from '../../support/builders.js';
import { ROLES } from '../../../src/kernel/words.js';
import { CALLERS, PERMISSIONS, type CallerName } from './permission-table.js';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** What only the early guard says; a command that refuses says something else. */
const GUARD_SAYS = [
  'These credentials are not for this address.',
  'This address is not for staff.',
  'Your role does not allow this. Ask an admin or a senior reviewer.',
  'There is no such page or resource.',
];

let gatehouse: TestApp;
let callers: Readonly<Record<CallerName, Caller>>;
let served: Described;
let all: Described;

beforeAll(async () => {
  gatehouse = await startTestApp();
  const staff = await Promise.all(
    ROLES.map(
      async (role) => [role, asStaff(await aStaffMember(gatehouse.database, { roles: [role] }))] as const,
    ),
  );
  const customer = asCustomer(await anAccount(gatehouse.database));
  callers = { nobody: NOBODY, platform: PLATFORM, customer, ...rolesOf(staff) };
  served = (await call<Described>(gatehouse, NOBODY, 'GET', '/api/openapi.json')).body;
  all = await buildApiDocument(gatehouse.app, describeAccess, { pages: true });
});
afterAll(() => gatehouse.stop());

it('has one row for every route of the running program, pages too, and no row for a route that is gone', () => {
  const routes = routesOf(all);
  const missing = routes.filter((route) => !(route in PERMISSIONS)).map((route) => `'${route}': […],`);
  const gone = Object.keys(PERMISSIONS).filter((route) => !routes.includes(route));
  expect(missing, 'routes without a row').toEqual([]);
  expect(gone, 'rows without a route').toEqual([]);
});

it('finds every route of the API in the OpenAPI document that is served', () => {
  const ofTheApi = routesOf(all).filter((route) => /^\w+ \/(api|v1|dev|health|metrics)\b/.test(route));
  expect(routesOf(served).sort()).toEqual(ofTheApi.sort());
});

it.each(CALLERS)('lets %s past the early guard exactly where the table says so', async (name) => {
  const letIn: Record<string, boolean> = {};
  for (const route of Object.keys(PERMISSIONS)) letIn[route] = await isLetIn(route, callers[name]);
  const expected = Object.fromEntries(
    Object.entries(PERMISSIONS).map(([route, allowed]) => [route, allowed.includes(name)]),
  );
  expect(letIn).toEqual(expected);
});

function rolesOf(
  staff: readonly (readonly [(typeof ROLES)[number], Caller])[],
): Record<(typeof ROLES)[number], Caller> {
  const of = Object.fromEntries(staff);
  const { reviewer, senior_reviewer, analyst, admin, auditor } = of;
  if (!reviewer || !senior_reviewer || !analyst || !admin || !auditor)
    throw new Error('A role has no caller.');
  return { reviewer, senior_reviewer, analyst, admin, auditor };
}

function routesOf({ paths }: Described): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Calls the route with nothing in it; whatever else is then wrong, the guard had its say first. */
async function isLetIn(route: string, caller: Caller): Promise<boolean> {
  const [method = '', path = ''] = route.split(' ');
  const stop = new AbortController();
  const response = await fetch(
    gatehouse.url + path.replaceAll(/\{\w+\}/g, 'XX00000000000000000000000000000000'),
    {
      method,
      headers: { ...caller, ...(method !== 'GET' && { 'content-type': 'application/json' }) },
      ...(method !== 'GET' && { body: '{}' }),
      redirect: 'manual',
      signal: stop.signal,
    },
  );
  const location = response.headers.get('location');
  const sentToSignIn = response.status === 303 && /^(\/portal)?\/sign-in\?next=/.test(location ?? '');
  // What is not read to its end keeps the connection, and so the server, from closing; an event stream has no end.
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isEndless) stop.abort();
  const text = isEndless ? '' : await response.text();
  if (response.status >= 500) throw new Error(`${route} answered ${response.status}: ${text}`);
  if (response.status === 401 || sentToSignIn) return false;
  if (response.status !== 403 && response.status !== 404) return true;
  return !GUARD_SAYS.some((sentence) => text.includes(sentence));
}
