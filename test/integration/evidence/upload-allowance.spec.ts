import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Evidence } from '../../../src/cases/evidence/evidence.entity.js';
import { UNATTACHED_UPLOADS_A_DAY } from '../../../src/cases/evidence/upload-allowance.js';
import { insertRow } from '../../../src/database/rows.js';
import { newStorageKey } from '../../../src/integrations/storage/storage-key.js';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { asCustomer } from '../../support/api.js';
import { startAppWithFiles, upload, type AppWithFiles, type Problem } from '../../support/evidence-files.js';
import { writeInto } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';
import type { BuiltAccount } from '../../support/builders.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';

let gatehouse: AppWithFiles;
let account: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  account = await aHeldAccount(gatehouse);
});

/** So many files that the account has uploaded before, `ago` milliseconds ago. */
async function haveUploaded(count: number, ago: number): Promise<void> {
  const createdAt = new Date(Date.now() - ago);
  const rows = Array.from({ length: count }, () =>
    insertRow(Evidence, {
      id: newId(createdAt),
      accountId: account.id,
      uploadedByKind: 'customer',
      uploadedById: null,
      originalName: 'a.pdf',
      contentType: 'application/pdf',
      size: 1,
      pages: 1,
      sha256: Buffer.alloc(32),
      storageKey: newStorageKey(),
      previewKey: null,
      createdAt,
    }),
  );
  await writeInto(gatehouse.database, rows);
}

const uploadOne = () => upload<Problem & { sid: string }>(gatehouse, asCustomer(account), aPdf(), 'a.pdf');

it('an account uploads 50 files a day that it attaches to nothing, and no more', async () => {
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY - 1, 5 * MINUTE);
  expect((await uploadOne()).status).toBe(201);
  const before = gatehouse.filesOnDisk();

  const refused = await uploadOne();

  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_uploads' } });
  expect(refused.body.detail).toContain('50 files a day');
  expect(gatehouse.filesOnDisk()).toEqual(before);
});

it('it is told when the next one is taken: when the first is a day old', async () => {
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY, DAY - 10 * MINUTE);

  const refused = await uploadOne();

  const seconds = Number(refused.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(9 * 60);
  expect(seconds).toBeLessThanOrEqual(10 * 60);
});

it('what was uploaded a day ago does not count', async () => {
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY, DAY + MINUTE);

  expect((await uploadOne()).status).toBe(201);
});

it('what hangs on a ticket does not count', async () => {
  const { sid } = (await uploadOne()).body;
  await fileTicket(gatehouse, account, { evidence: [{ kind: 'incorporation_certificate', file: sid }] });
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY - 1, 5 * MINUTE);

  expect((await uploadOne()).status).toBe(201);
});

it('of many uploads at once, as many are taken as are left', async () => {
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY - 2, 5 * MINUTE);

  const answers = await Promise.all(Array.from({ length: 6 }, uploadOne));

  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 429, 429, 429, 429]);
});

it("another account's uploads do not count", async () => {
  await haveUploaded(UNATTACHED_UPLOADS_A_DAY, 5 * MINUTE);
  account = await aHeldAccount(gatehouse);

  expect((await uploadOne()).status).toBe(201);
});
