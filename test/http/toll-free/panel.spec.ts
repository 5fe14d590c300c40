import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltAccount, BuiltStaff } from '../../support/builders.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';
import { leaveFindings } from '../../support/toll-free-findings.js';
import { TollFreeReview } from '../../support/toll-free-review.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  type Submission,
} from '../../support/toll-free.js';
import { newStorageKey } from '../../../src/integrations/storage/storage-key.js';
import { FileStorage } from '../../../src/integrations/storage/storage.js';
import { newId, parseSid, toSid } from '../../../src/kernel/ids.js';
import { found } from '../../../src/toll-free/intake/finding.js';

let gatehouse: TestApp;
let staff: BuiltStaff;
let reviewer: PageVisitor;
let review: TollFreeReview;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  staff = await aStaffMemberWithPassword(gatehouse);
  reviewer = await signedIn(gatehouse, staff);
  review = new TollFreeReview(gatehouse, staff);
});
afterAll(() => gatehouse.stop());

const clientOf = (account: BuiltAccount) =>
  officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;

/** Submits a number of the account's own; gives the verification's sid and the number. */
async function submitted(account: BuiltAccount, overrides: Partial<Submission>) {
  const number = await aNumber(gatehouse, account);
  const { sid } = await clientOf(account).create(aSubmission(number, overrides));
  return { sid, number };
}

async function pageOf(sid: string): Promise<string> {
  await review.accept(sid);
  const { sid: kase } = await review.caseOf(sid);
  const page = await reviewer.open(`/desk/cases/${kase}`);
  expect(page.status).toBe(200);
  return page.html;
}

it('W147: says how many numbers a business has, however its name is spelled, and points at 30479 from the sixth on', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const names = ['Heron Foods', 'Heron Foods, Inc.', 'HERON FOODS', 'Heron Foods LLC', 'Heron Foods'];
  for (const businessName of names)
    await submitted(account, { businessName, businessWebsite: 'https://heron.example' });
  const fifth = await submitted(account, {
    businessName: 'Somebody Else',
    businessWebsite: 'https://else.example',
  });
  const sixth = await submitted(account, {
    businessName: 'Heron Foods',
    businessWebsite: 'https://www.heron.example/shop',
  });

  const alone = await pageOf(fifth.sid);
  const crowded = await pageOf(sixth.sid);

  expect(alone).toContain('This is the only toll-free number of this business.');
  expect(alone).not.toContain('<code>30479</code>');
  expect(crowded).toContain('This business has 6 toll-free numbers submitted, this one included.');
  expect(crowded).toContain('<code>30479</code>');
});

it('W146: says how many businesses a number was submitted for, also before it was deleted, and leads to their cases', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const first = await submitted(account, {
    businessName: 'Old Mill',
    businessWebsite: 'https://oldmill.example',
  });
  await review.reject(first.sid, '30441');
  const { sid: firstCase } = await review.caseOf(first.sid);
  await clientOf(account)(first.sid).remove();
  const second = await clientOf(account).create(
    aSubmission(first.number, {
      businessName: 'New Mill Bakery',
      businessWebsite: 'https://newmill.example',
    }),
  );

  const html = await pageOf(second.sid);

  expect(html).toContain('2 businesses were submitted for this number, this one included.');
  expect(html).toContain('<code>30478</code>');
  expect(html).toContain(`/desk/cases/${firstCase}`);
  // What was judged of the same number before it was deleted is compared too.
  expect(html).toContain('Against the last one reviewed');
  expect(html).toContain('<del>Old Mill</del>');
  expect(html).toContain('<ins>New Mill Bakery</ins>');
  expect(html).toContain('Cannot be corrected');
});

it('shows what customers typed as text, and links only to the web', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const { sid } = await submitted(account, {
    businessWebsite: 'javascript:alert(1)',
    productionMessageSample: '<script>alert(1)</script> & "STOP"',
  });
  await leaveFindings(gatehouse, sid, [
    found(
      '30476',
      'ProductionMessageSample',
      '<script>alert(1)</script>',
      'Looks like <b>code</b>.',
      'javascript:alert(2)',
    ),
  ]);

  const html = await pageOf(sid);

  expect(html).not.toContain('<script>alert');
  expect(html).not.toMatch(/href="javascript:/i);
  expect(html).not.toContain('<b>code</b>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it('W36: lets a reviewer download a page as it was, as a file that no browser runs, and notes who did', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const { sid } = await submitted(account, { optInImageUrls: ['https://pine.example/sms'] });
  const snapshot = await keepSnapshot(sid, 'https://pine.example/sms', '<script>alert(1)</script>');

  const html = await pageOf(sid);
  const file = await reviewer.open(`/desk/snapshots/${snapshot}`);

  expect(html).toContain(`href="/desk/snapshots/${snapshot}"`);
  expect([file.status, file.html]).toEqual([200, '<script>alert(1)</script>']);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  const looks = await rowsIn(
    gatehouse.database,
    `SELECT 1 FROM audit_events WHERE action = 'evidence.opened' AND subject_id = $1 AND account_id = $2`,
    [parseSid('evidence', snapshot), account.id],
  );
  expect(looks).toHaveLength(1);
  const nobodys = await reviewer.open(`/desk/snapshots/${toSid('evidence', newId())}`);
  expect(nobodys.status).toBe(404);
});

/** Keeps a page of the submission as the intake does; gives its sid. */
async function keepSnapshot(sid: string, url: string, content: string): Promise<string> {
  const [id, key, body] = [newId(), newStorageKey(), Buffer.from(content)];
  await gatehouse.app.get(FileStorage).put(key, body, 'text/html');
  await rowsIn(
    gatehouse.database,
    `INSERT INTO toll_free_snapshots (id, verification_id, submission, account_id, field, url, status, size, sha256, storage_key, fetched_at)
     SELECT $1, v.id, v.submission, v.account_id, 'OptInImageUrls', $3, 200, $4, sha256($5), $6, now()
     FROM toll_free_verifications v WHERE v.id = $2`,
    [id, parseSid('tollFreeVerification', sid), url, body.length, body, key],
  );
  return toSid('evidence', id);
}

it('a first submission has nothing to be compared with', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const { sid } = await submitted(account, {
    businessName: 'Lone Pine',
    businessWebsite: 'https://pine.example',
  });

  const html = await pageOf(sid);

  expect(html).not.toContain('Against the last one reviewed');
  expect(html).toContain('The automatic checks suggest none.');
});
