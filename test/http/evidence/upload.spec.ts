import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/cases/evidence/inspect/inspected-file.js';
import { asCustomer, asStaff, NOBODY, PLATFORM, type Caller } from '../../support/api.js';
import { aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import {
  aForm,
  aPdfOfSize,
  send,
  startAppWithFiles,
  upload,
  type AppWithFiles,
  type FormBody,
  type Problem,
} from '../../support/evidence-files.js';
import { rowsIn } from '../../support/rows-in.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let account: BuiltAccount;
let owner: Caller;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  account = await anAccount(gatehouse.database);
  owner = asCustomer(account);
});

describe('a customer uploads evidence', () => {
  it.each([
    ['Business card.png', 'image/png', () => aPicture().png().toBuffer()],
    ['scan.jpg', 'image/jpeg', () => aPicture().jpeg().toBuffer()],
    ['screen.webp', 'image/webp', () => aPicture().webp().toBuffer()],
  ])('P9 P12 P14: a picture is taken, and kept with a preview: %s', async (name, contentType, make) => {
    const bytes = await make();
    const before = gatehouse.filesOnDisk().length;

    const answer = await upload(gatehouse, owner, bytes, name);

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sid: expect.stringMatching(/^EV[0-9a-f]{32}$/),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      contentType,
      size: bytes.length,
      name,
      pages: null,
    });
    expect(gatehouse.filesOnDisk()).toHaveLength(before + 2);
  });

  it('P9 P10: a document is taken and its pages are counted', async () => {
    const answer = await upload(gatehouse, owner, aPdf({ morePages: 2 }), 'Certificate.pdf');

    expect(answer).toMatchObject({ status: 201, body: { contentType: 'application/pdf', pages: 3 } });
  });

  it('files are kept under names that tell nothing', async () => {
    await upload(gatehouse, owner, aPdf(), 'Certificate of incorporation.pdf');

    for (const name of gatehouse.filesOnDisk()) expect(name).toMatch(/^[0-9a-f]{48}$/);
  });

  it('the upload is in the ledger, with the hash of the file', async () => {
    const { body } = await upload(gatehouse, owner, aPdf(), 'a.pdf');

    const events = await rowsIn(
      gatehouse.database,
      `SELECT actor_kind, subject_kind, account_id, detail FROM audit_events WHERE action = 'evidence.uploaded' AND account_id = $1`,
      [account.id],
    );
    const { sha256, size } = body;
    expect(events).toEqual([
      {
        actor_kind: 'customer',
        subject_kind: 'evidence',
        account_id: account.id,
        detail: { contentType: 'application/pdf', sha256, size },
      },
    ]);
  });

  it('P9: a file of exactly 10 MB is taken', async () => {
    const answer = await upload(gatehouse, owner, aPdfOfSize(MAX_FILE_BYTES), 'large.pdf');

    expect(answer).toMatchObject({ status: 201, body: { size: MAX_FILE_BYTES } });
  });

  it('a name in any script is kept, without what is invisible in it', async () => {
    const answer = await upload(gatehouse, owner, aPdf(), 'Gründungs\u202eurkunde 設立 №5.pdf');

    expect(answer).toMatchObject({ status: 201, body: { name: 'Gründungsurkunde 設立 №5.pdf' } });
  });

  it('an idempotency key gives the first answer again, and nothing is kept twice', async () => {
    const key = { 'idempotency-key': 'one-upload' };
    const first = await upload(gatehouse, owner, aPdf(), 'a.pdf', key);
    const kept = gatehouse.filesOnDisk().length;

    const again = await upload(gatehouse, owner, aPdf(), 'a.pdf', key);

    expect(again.body).toEqual(first.body);
    expect(gatehouse.filesOnDisk()).toHaveLength(kept);
  });

  it('the same idempotency key with another file is refused', async () => {
    const key = { 'idempotency-key': 'two-files' };
    await upload(gatehouse, owner, aPdf(), 'a.pdf', key);

    const other = await upload<Problem>(gatehouse, owner, aPdf({ morePages: 1 }), 'a.pdf', key);

    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });
});

it('a file that comes without a name is given one', async () => {
  const bytes = aPdf().toString('latin1');
  const body = `--x\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\n${bytes}\r\n--x--\r\n`;

  const answer = await send(gatehouse, owner, new Uint8Array(Buffer.from(body, 'latin1')), {
    'content-type': 'multipart/form-data; boundary=x',
  });

  expect(answer).toMatchObject({ status: 201, body: { name: 'evidence.pdf' } });
});

describe('others do not upload', () => {
  it('staff, the platform and strangers are refused', async () => {
    const staff = asStaff(await aStaffMember(gatehouse.database));

    const answers = await Promise.all(
      [staff, PLATFORM, NOBODY].map((caller) => upload<Problem>(gatehouse, caller, aPdf(), 'a.pdf')),
    );

    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 401]);
  });
});

describe('a form that is not one file', () => {
  const BOUNDARY = 'gatehouse-test';
  const multipart = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const bare = (naming: string, content: string): string =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; ${naming}\r\nContent-Type: application/octet-stream\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`;
  const cutOff = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and then`;
  const twoFiles = (): FormData => {
    const form = aForm(aPdf(), 'a.pdf');
    form.append('file', new File(['second'], 'b.pdf'));
    return form;
  };
  const withField = (name: string, value: string, form = aForm(aPdf(), 'a.pdf')): FormData => {
    form.append(name, value);
    return form;
  };

  it.each<[string, number, string, () => FormBody, Record<string, string>?]>([
    ['no field at all', 422, 'file_missing', () => new FormData()],
    ['nothing chosen, as a browser sends it', 422, 'file_missing', () => bare('filename=""', ''), multipart],
    ['no file and no name', 422, 'file_missing', () => bare('', ''), multipart],
    [
      'the field "document" in place of "file"',
      422,
      'input_invalid',
      () => aForm(aPdf(), 'a.pdf', 'document'),
    ],
    ['text in the field "file"', 422, 'input_invalid', () => withField('file', '%PDF-1.7', new FormData())],
    ['a second file', 413, 'too_many_files', twoFiles],
    ['a field that is not known', 422, 'input_invalid', () => withField('account', 'AC0')],
    [
      'a field named like a part of every object',
      400,
      'request_malformed',
      () => withField('__proto__', 'x'),
    ],
    ['JSON', 415, 'media_type_unsupported', () => '{"file":"x"}', { 'content-type': 'application/json' }],
    ['the bare bytes', 415, 'media_type_unsupported', () => 'x', { 'content-type': 'application/pdf' }],
    ['nothing', 415, 'media_type_unsupported', () => ''],
    [
      'a form without a boundary',
      400,
      'multipart_malformed',
      () => 'x',
      { 'content-type': 'multipart/form-data' },
    ],
    ['a form that is cut off', 400, 'multipart_malformed', () => cutOff, multipart],
    ['a form that is none', 400, 'multipart_malformed', () => 'what is this', multipart],
  ])('is refused: %s', async (_, status, code, make, headers) => {
    const before = gatehouse.filesOnDisk();

    const answer = await send<Problem>(gatehouse, owner, make(), headers);

    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.body.detail).toMatch(/^[A-Z].+\.$/);
    expect(gatehouse.filesOnDisk()).toEqual(before);
  });

  it('the field that is wrong is named', async () => {
    const answer = await send<Problem>(gatehouse, owner, withField('account', 'AC0'));

    expect(answer.body.errors).toEqual([
      { field: 'account', code: 'unknown_field', message: expect.stringContaining('in the field "file"') },
    ]);
  });
});
