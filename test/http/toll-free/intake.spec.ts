import { afterAll, beforeAll, expect, it } from 'vitest';
import { INTAKE_LIMITS } from '../../../src/toll-free/intake/intake-limits.js';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { startSites } from '../../support/toll-free-sites.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  type Submission,
} from '../../support/toll-free.js';

let gatehouse: TestApp;
let sites: Awaited<ReturnType<typeof startSites>>;
let account: BuiltAccount;

beforeAll(async () => {
  gatehouse = await startTestApp();
  sites = await startSites();
  account = await aVerifiableAccount(gatehouse);
});
afterAll(async () => {
  sites.stop();
  await gatehouse.stop();
});

const verifications = () => officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;

async function submitted(overrides: Partial<Submission> = {}): Promise<string> {
  const number = await aNumber(gatehouse, account);
  return (await verifications().create(aSubmission(number, overrides))).sid;
}

const letTimePass = (): Promise<unknown> =>
  call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 1000 });

it('W99, W100: what is submitted is PENDING_REVIEW, and IN_REVIEW once the intake has looked', async () => {
  const sid = await submitted();
  await letTimePass();
  expect((await verifications()(sid).fetch()).status).toBe('IN_REVIEW');
});

it('never asks at private addresses, and says so as a finding (W36)', async () => {
  const sid = await submitted({
    businessWebsite: `${sites.url}/`,
    optInImageUrls: ['http://169.254.169.254/latest/meta-data/', 'http://[::1]/join', 'http://2130706433/'],
  });
  await letTimePass();
  expect((await verifications()(sid).fetch()).status).toBe('IN_REVIEW');
  expect(sites.asked).toEqual([]);
  const codes = await rowsIn<{ code: string; url: string }>(
    gatehouse.database,
    `SELECT f.code, f.url FROM toll_free_findings f WHERE f.sentence LIKE '%does not lead to the public web%' ORDER BY f.url`,
  );
  expect(codes.map(({ code }) => code).sort()).toEqual(['30473', '30476', '30476', '30476']);
});

it('thirty submissions at once are each looked through once, with no more at a time than there is room for', async () => {
  const numbers = await Promise.all(Array.from({ length: 30 }, () => aNumber(gatehouse, account)));
  await Promise.all(numbers.map((number) => verifications().create(aSubmission(number))));
  expect(numbers.length).toBeGreaterThan(INTAKE_LIMITS.atOnce);
  await letTimePass();
  const [counted] = await rowsIn<{ pending: number; cases: number; most: number }>(
    gatehouse.database,
    `SELECT (SELECT count(*)::int FROM toll_free_verifications WHERE status = 'PENDING_REVIEW') AS pending,
            (SELECT count(*)::int FROM cases WHERE type = 'toll_free_verification') AS cases,
            (SELECT max(attempt) FROM toll_free_intakes) AS most`,
  );
  expect(counted).toEqual({ pending: 0, cases: 32, most: 1 });
});
