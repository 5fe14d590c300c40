import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { DnsNameService } from '../../../src/integrations/name-service/dns-name-service.js';
import { FileStorage } from '../../../src/integrations/storage/storage.js';
import { FETCH_LIMITS, FilteredWebFetch } from '../../../src/integrations/web-fetch/filtered-web-fetch.js';
import { parseSid } from '../../../src/kernel/ids.js';
import { AcceptVerification } from '../../../src/toll-free/accept-verification.js';
import { INTAKE_LIMITS } from '../../../src/toll-free/intake/intake-limits.js';
import { type ClaimedIntake, claimIntakes } from '../../../src/toll-free/intake/intake.sql.js';
import { LookThrough } from '../../../src/toll-free/intake/look-through.js';
import { RunIntake } from '../../../src/toll-free/intake/run-intake.js';
import { VisitAddresses } from '../../../src/toll-free/intake/visit-addresses.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { startNameServer } from '../../support/name-server.js';
import { rowsIn } from '../../support/rows-in.js';
import { startSites } from '../../support/toll-free-sites.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  type Submission,
} from '../../support/toll-free.js';

const ME = '127.0.0.1';
/** Short, so that what hangs is cut off soon; by the program's own limit. */
const LIMITS = { ...INTAKE_LIMITS, budgetMs: 400 };

let gatehouse: TestApp;
let sites: Awaited<ReturnType<typeof startSites>>;
let names: Awaited<ReturnType<typeof startNameServer>>;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  sites = await startSites();
  names = await startNameServer({
    'a.root-servers.net': { a: '198.41.0.4' },
    'company.com': { mx: 'mx.company.com' },
  });
});
beforeEach(() => void sites.asked.splice(0));
afterAll(async () => {
  sites.stop();
  names.stop();
  await gatehouse.stop();
});

/** The parts of the running program, but that this test's own server counts as public. */
function anIntake(): RunIntake {
  const { app, clock } = gatehouse;
  const nameService = new DnsNameService({ timeoutMs: 300, believedMs: 60_000 }, [names.address]);
  const web = new FilteredWebFetch(FETCH_LIMITS, [ME]);
  const addresses = new VisitAddresses(web, nameService, app.get(FileStorage, { strict: false }));
  const lookThrough = new LookThrough(addresses, nameService, app.get(Database));
  const acceptVerification = app.get(AcceptVerification, { strict: false });
  return new RunIntake(
    app.get(Database),
    app.get(UnitOfWork),
    lookThrough,
    addresses,
    acceptVerification,
    clock,
  );
}

async function submitted(overrides: Partial<Submission>): Promise<{ sid: string; id: string }> {
  const account = await aVerifiableAccount(gatehouse);
  const number = await aNumber(gatehouse, account);
  const client = officialClient(gatehouse, account);
  const { sid } = await client.messaging.v1.tollfreeVerifications.create(aSubmission(number, overrides));
  return { sid, id: parseSid('tollFreeVerification', sid) ?? '' };
}

function claim(leaseMs = LIMITS.leaseMs): Promise<ClaimedIntake[]> {
  return gatehouse.app.get(Database).query<ClaimedIntake>(claimIntakes(gatehouse.clock.now(), leaseMs, 100));
}

interface FindingRow {
  readonly code: string | null;
  readonly field: string;
  readonly cause: string;
  readonly sentence: string;
  readonly could_run: boolean;
  readonly url: string | null;
  readonly snapshot_sha256: Buffer | null;
}

const findingsOf = (id: string): Promise<FindingRow[]> =>
  rowsIn<FindingRow>(gatehouse.database, `SELECT * FROM toll_free_findings WHERE verification_id = $1`, [id]);

async function statusOf(id: string): Promise<string | undefined> {
  const sql = `SELECT status FROM toll_free_verifications WHERE id = $1`;
  return (await rowsIn<{ status: string }>(gatehouse.database, sql, [id]))[0]?.status;
}

/** Submits, looks through, and gives what was found about the address under test. */
async function lookedThrough(
  overrides: Partial<Submission>,
): Promise<{ id: string; findings: FindingRow[] }> {
  const { id } = await submitted({ businessWebsite: `${sites.url}/`, ...overrides });
  for (const claimed of await claim()) await anIntake().run(claimed, LIMITS);
  return { id, findings: await findingsOf(id) };
}

it('W99, W100: after the intake it is in review, in the queue, with what was found and the words that caused it', async () => {
  const { id, findings } = await lookedThrough({
    productionMessageSample: 'Owl: 20% off today https://bit.ly/owl Reply STOP to opt out',
    optInImageUrls: [`${sites.url}/join`],
    optInType: 'WEB_FORM',
    privacyPolicyUrl: `${sites.url}/privacy`,
  });
  expect(await statusOf(id)).toBe('IN_REVIEW');
  const [kase] = await rowsIn(
    gatehouse.database,
    `SELECT 1 FROM cases WHERE subject_id = $1 AND status = 'open'`,
    [id],
  );
  expect(kase).toBeDefined();
  const suggested = findings.filter(({ code }) => code !== null);
  expect(suggested.map(({ code }) => code).sort()).toEqual(['30449', '30477']);
  expect(suggested.find(({ code }) => code === '30449')?.cause).toBe('https://bit.ly/owl');
  expect(suggested.find(({ code }) => code === '30477')?.cause).toContain('share your mobile number');
});

it('keeps each page as evidence: its bytes, hash, time, status and kind', async () => {
  const { id } = await lookedThrough({ optInImageUrls: [`${sites.url}/join`, `${sites.url}/picture`] });
  const snapshots = await rowsIn<{
    url: string;
    status: number;
    content_type: string;
    sha256: Buffer;
    storage_key: string;
  }>(gatehouse.database, `SELECT * FROM toll_free_snapshots WHERE verification_id = $1`, [id]);
  expect(snapshots.map(({ url, status, content_type }) => [url, status, content_type]).sort()).toEqual([
    [`${sites.url}/`, 200, 'text/html'],
    [`${sites.url}/join`, 200, 'text/html'],
    [`${sites.url}/picture`, 200, 'image/png'],
  ]);
  for (const { sha256, storage_key } of snapshots) {
    const bytes = await gatehouse.app.get(FileStorage, { strict: false }).get(storage_key);
    expect(createHash('sha256').update(bytes).digest()).toEqual(sha256);
  }
});

it.each([
  ['/gone', '30473', true],
  ['/login-wall', '30473', true],
  ['/inside', '30473', true],
  ['/silent', null, false],
  ['/drips', null, false],
  ['/endless', null, false],
])('W36, W55: a website at %s suggests %s; the check could run: %s', async (path, code, couldRun) => {
  const { id, findings } = await lookedThrough({ businessWebsite: sites.url + path });
  const about = findings.filter(({ field }) => field === 'BusinessWebsite');
  expect(about).toMatchObject([{ code, could_run: couldRun }]);
  expect(await statusOf(id)).toBe('IN_REVIEW');
});

it('a compressed page that would unfold to 100 MB is kept as it came and not unfolded', async () => {
  const { id, findings } = await lookedThrough({ businessWebsite: `${sites.url}/bomb` });
  expect(findings.filter(({ field }) => field === 'BusinessWebsite')).toMatchObject([
    { code: null, could_run: false },
  ]);
  const [{ size } = { size: 0 }] = await rowsIn<{ size: number }>(
    gatehouse.database,
    `SELECT size FROM toll_free_snapshots WHERE verification_id = $1 AND field = 'BusinessWebsite'`,
    [id],
  );
  expect(size).toBeLessThan(200_000);
});

it.each([
  ['WEB_FORM', '/about', '30446', true],
  ['WEB_FORM', '/', '30476', true],
  ['WEB_FORM', '/gone', '30476', true],
  ['WEB_FORM', '/picture', null, false],
  ['MOBILE_QR_CODE', '/about', '30446', true],
] as const)(
  'W38, W63: %s proved by %s suggests %s; the check could run: %s',
  async (optInType, path, code, couldRun) => {
    const { findings } = await lookedThrough({ optInType, optInImageUrls: [sites.url + path] });
    expect(findings.filter(({ field }) => field === 'OptInImageUrls')).toMatchObject([
      { code, could_run: couldRun },
    ]);
  },
);

it('W122: an address at a domain that does not exist suggests 30452', async () => {
  const { findings } = await lookedThrough({ notificationEmail: 'a@no-such-company.com' });
  expect(findings.find(({ code }) => code === '30452')?.cause).toBe('a@no-such-company.com');
});

it('W147: the sixth number of a business needs a reason, and the fifth does not', async () => {
  const business = { businessName: 'Heron Lumber', businessWebsite: `${sites.url}/` };
  for (let number = 1; number <= 4; number += 1) await submitted({ ...business });
  const fifth = await lookedThrough({ ...business });
  expect(fifth.findings.filter(({ code }) => code === '30479')).toEqual([]);
  const sixth = await lookedThrough({ ...business, additionalInformation: '' });
  expect(sixth.findings.find(({ code }) => code === '30479')?.cause).toBe('6 numbers');
});

it('one submission is looked through once, however many workers take it up', async () => {
  const { id } = await submitted({ businessWebsite: `${sites.url}/` });
  const turns = await Promise.all([claim(), claim(), claim(), claim()]);
  expect(turns.flat().filter(({ verificationId }) => verificationId === id)).toHaveLength(1);
});

it('a worker that was killed in the middle is followed by another, and comes too late itself', async () => {
  const { id } = await submitted({ businessWebsite: `${sites.url}/` });
  const ofIt = (claimed: ClaimedIntake[]) => claimed.filter(({ verificationId }) => verificationId === id);
  const first = ofIt(await claim(-1)); // the lease is over at once
  const second = ofIt(await claim());
  expect([first, second].flat().map(({ attempt }) => attempt)).toEqual([1, 2]);
  for (const claimed of [...second, ...first]) await anIntake().run(claimed, LIMITS);
  expect(await statusOf(id)).toBe('IN_REVIEW');
  const [{ cases } = { cases: 0 }] = await rowsIn<{ cases: number }>(
    gatehouse.database,
    `SELECT count(*)::int AS cases FROM cases WHERE subject_id = $1`,
    [id],
  );
  expect(cases).toBe(1);
});

it('what has killed its workers too often goes on without a visit to its addresses', async () => {
  const { id } = await submitted({ businessWebsite: `${sites.url}/` });
  const [claimed] = (await claim()).filter(({ verificationId }) => verificationId === id);
  if (claimed === undefined) throw new Error('Nothing was claimed.');
  await rowsIn(gatehouse.database, `UPDATE toll_free_intakes SET attempt = 4 WHERE verification_id = $1`, [
    id,
  ]);
  await anIntake().run({ ...claimed, attempt: 4 }, LIMITS);
  expect(sites.asked).toEqual([]);
  expect(await statusOf(id)).toBe('IN_REVIEW');
});

it('a submission that is deleted meanwhile is accepted by nobody and leaves nothing', async () => {
  const { id } = await submitted({ businessWebsite: `${sites.url}/` });
  const claimed = await claim();
  await rowsIn(gatehouse.database, `UPDATE toll_free_verifications SET deleted_at = now() WHERE id = $1`, [
    id,
  ]);
  for (const one of claimed) await anIntake().run(one, LIMITS);
  expect(await findingsOf(id)).toEqual([]);
  expect(await statusOf(id)).toBe('PENDING_REVIEW');
});
