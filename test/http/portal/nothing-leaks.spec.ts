import { afterAll, beforeAll, expect, it } from 'vitest';
import { REASSESSMENT_CODES } from '../../../src/reassessments/reassessments.codes.js';
import { HOLD_CODES } from '../../../src/holds/hold.codes.js';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { signedInCustomer } from '../../support/customer-browser.js';
import { mailsTo } from '../../support/outcomes.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { Review } from '../../support/review.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';

const MARKER = 'quaggamarker';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

/** An account whose holds, notes, facts, signals and decisions all carry the marker, rejected once and asked a question in round 2. */
async function aMarkedAccount(): Promise<{ account: BuiltAccount; tickets: readonly string[] }> {
  const account = await aHeldAccount(gatehouse);
  await aHold(gatehouse.database, account, { code: 'linked_to_held_account', note: `note ${MARKER}` });
  await aHold(gatehouse.database, account, {
    kind: 'restriction',
    code: 'staff_decision',
    services: ['voice'],
    note: MARKER,
    placedByKind: 'staff',
    placedByLabel: `Reviewer ${MARKER}`,
  });
  await rowsIn(
    gatehouse.database,
    `UPDATE accounts SET card_fingerprint = $2, device_id = $2, band = 'high', score = 97 WHERE id = $1`,
    [account.id, MARKER],
  );
  const first = await fileTicket(gatehouse, account);
  const reviewer = await aStaffMember(gatehouse.database, { name: `Rita ${MARKER}` });
  const review = new Review(gatehouse, reviewer, account);
  await review.note(`internal ${MARKER}`);
  await review.decide('reject', ['linked_to_abuse', 'evidence_not_credible'], `why ${MARKER}`);
  await call(gatehouse, PLATFORM, 'POST', '/api/complaints', {
    account: account.sid,
    source: 'recipient',
    kind: 'other',
    text: `complaint ${MARKER}`,
  });
  const second = await fileTicket(gatehouse, account);
  const other = await aStaffMember(gatehouse.database, { name: `Otto ${MARKER}` });
  await new Review(gatehouse, other, account).ask('Which countries exactly?', ['countries']);
  return { account, tickets: [first.sid, second.sid] };
}

/** Everything that the customer can come to see, as text, by where it was seen. */
async function seenBy(
  browser: PageVisitor,
  account: BuiltAccount,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const pages = [
    '/portal',
    '/portal/sessions',
    '/portal/accounts',
    '/portal/reassessment/new',
    ...tickets.flatMap((sid) => [`/portal/reassessments/${sid}`, `/portal/reassessments/${sid}/withdraw`]),
  ];
  const calls = [
    `/api/accounts`,
    `/api/accounts/${account.sid}`,
    `/api/accounts/${account.sid}/alerts`,
    '/api/reassessments',
    ...tickets.map((sid) => `/api/reassessments/${sid}`),
  ];
  const seen = new Map<string, string>();
  for (const path of pages) seen.set(path, (await browser.open(path)).html);
  for (const path of calls) seen.set(path, (await call(gatehouse, asCustomer(account), 'GET', path)).text);
  const mails = await mailsTo(gatehouse.database, account.email);
  mails.forEach((mail, at) => seen.set(`promised mail ${at}: ${mail.template}`, JSON.stringify(mail)));
  const inbox = await call(gatehouse, {}, 'GET', `/dev/inbox?to=${encodeURIComponent(account.email)}`);
  seen.set('delivered mails', inbox.text);
  return seen;
}

it('P32: a marker planted in every withheld place is nowhere in what the customer can see', async () => {
  const { account, tickets } = await aMarkedAccount();
  const browser = await signedInCustomer(gatehouse, account);
  const planted = await rowsIn<{ count: number }>(
    gatehouse.database,
    `SELECT (SELECT count(*) FROM holds WHERE note LIKE $1)::int + (SELECT count(*) FROM decisions WHERE note LIKE $1)::int
       + (SELECT count(*) FROM case_notes WHERE text LIKE $1)::int AS count`,
    [`%${MARKER}%`],
  );
  expect(planted[0]?.count).toBe(4);
  const seen = await seenBy(browser, account, tickets);
  expect(seen.size).toBeGreaterThan(15);
  const withheld = [
    MARKER,
    ...REASSESSMENT_CODES.flatMap(({ code, label }) => [code, label]),
    ...HOLD_CODES.flatMap(({ code, label }) => [code, label]),
    'linked accounts',
    '"score"',
    '"band"',
  ];
  for (const [where, text] of seen)
    for (const secret of withheld)
      expect(text.toLowerCase().includes(secret.toLowerCase()), `${secret} in ${where}`).toBe(false);
});

it('P32: the page and the JSON of a rejected ticket are byte for byte the same whatever the code', async () => {
  const account = await aHeldAccount(gatehouse);
  const { sid } = await fileTicket(gatehouse, account);
  const reviewer = await aStaffMember(gatehouse.database);
  await new Review(gatehouse, reviewer, account).decide('reject', ['details_insufficient'], 'short note');
  const browser = await signedInCustomer(gatehouse, account);
  await browser.open('/portal');
  const looks = new Set<string>();
  const answers = new Set<string>();
  const homes = new Set<string>();
  const tokenless = (html: string): string =>
    html
      .replaceAll(/(name="_csrf" value|name="csrf-token" content)="[^"]+"/g, '$1')
      .replaceAll(/name="now" content="[^"]+"/g, '');
  // Decisions are never changed; only here, to look at one and the same ticket with every code.
  const asSuperuser = { ...gatehouse.database, ownerUrl: gatehouse.database.superuserUrl };
  await rowsIn(asSuperuser, `ALTER TABLE decisions DISABLE TRIGGER USER`);
  const codeSets = [
    ...REASSESSMENT_CODES.map(({ code }) => [code]),
    REASSESSMENT_CODES.map(({ code }) => code),
  ];
  for (const codes of codeSets) {
    await rowsIn(
      asSuperuser,
      `WITH d AS (UPDATE decisions SET codes = $2, note = repeat('x', 900) WHERE account_id = $1)
       UPDATE reassessments SET rejection_codes = $2 WHERE account_id = $1`,
      [account.id, codes],
    );
    looks.add(tokenless((await browser.open(`/portal/reassessments/${sid}`)).html));
    homes.add(tokenless((await browser.open('/portal')).html));
    answers.add((await call(gatehouse, asCustomer(account), 'GET', `/api/reassessments/${sid}`)).text);
  }
  expect([looks.size, homes.size, answers.size]).toEqual([1, 1, 1]);
  expect([...looks][0]).toContain('Your request was not approved.');
});
