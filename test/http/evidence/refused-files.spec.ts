import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/cases/evidence/inspect/inspected-file.js';
import { asCustomer, type Caller } from '../../support/api.js';
import { anAccount } from '../../support/builders.js';
import {
  aPdfOfSize,
  send,
  startAppWithFiles,
  upload,
  type AppWithFiles,
  type Problem,
} from '../../support/evidence-files.js';
import { rowsIn } from '../../support/rows-in.js';
import { aPdf, aStream, aZeroBomb } from '../../unit/evidence/pdf-making.js';
import { aPicture, aPngClaiming, anEmptyZip } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let owner: Caller;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
  owner = asCustomer(await anAccount(gatehouse.database));
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  expect(gatehouse.filesOnDisk(), 'nothing is left on the disk').toEqual([]);
  const [left] = await rowsIn(
    gatehouse.database,
    `SELECT (SELECT count(*)::int FROM evidence) AS evidence, (SELECT count(*)::int FROM unattached_files) AS watches`,
  );
  expect(left, 'nothing is left in the database').toEqual({ evidence: 0, watches: 0 });
});

const text = (content: string) => Buffer.from(content, 'latin1');
const SVG = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const HTML = text('<!doctype html><html><body onload="alert(1)">%PDF-1.7</body></html>');

const FORM_START = text(
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
);

/** A form that is sent as it is made. */
function streamed(body: ReadableStream<Uint8Array>): RequestInit {
  const headers = { ...owner, 'content-type': 'multipart/form-data; boundary=x' };
  return { method: 'POST', body, duplex: 'half', headers };
}

function aBomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(10_000_000), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return aPdf({ more: [aStream('/Filter /FlateDecode', aZeroBomb(block, 1_000_000))] });
}

it.each<[string, string, string, () => Buffer | Promise<Buffer>]>([
  [
    'a picture that calls itself a document',
    'a.pdf',
    'file_content_mismatch',
    () => aPicture().png().toBuffer(),
  ],
  ['a document that calls itself a picture', 'a.png', 'file_content_mismatch', () => aPdf()],
  [
    'a program that calls itself a picture',
    'a.png',
    'file_type_not_allowed',
    () => text('MZ\x90\0 and so on'),
  ],
  ['an SVG', 'logo.svg', 'file_type_not_allowed', () => SVG],
  ['an SVG that calls itself a PNG', 'logo.png', 'file_type_not_allowed', () => SVG],
  ['a page', 'page.html', 'file_type_not_allowed', () => HTML],
  ['a page that calls itself a document', 'page.pdf', 'file_type_not_allowed', () => HTML],
  ['an archive', 'all.zip', 'file_type_not_allowed', () => anEmptyZip()],
  [
    'an encrypted document',
    'a.pdf',
    'file_encrypted',
    () => aPdf({ more: ['<< /Filter /Standard /V 2 >>'], trailer: '/Encrypt 5 0 R' }),
  ],
  [
    'a document with a script',
    'a.pdf',
    'file_active_content',
    () => aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
  ],
  ['a document that unpacks to a gigabyte', 'a.pdf', 'file_bomb', aBomb],
  ['a picture of 50,000 by 50,000 pixels', 'a.png', 'file_bomb', () => aPngClaiming(50_000, 50_000)],
  [
    'a picture that is cut off',
    'a.png',
    'file_unreadable',
    async () => (await aPicture().png().toBuffer()).subarray(0, -20),
  ],
  [
    'a picture with a page behind it',
    'a.png',
    'file_unreadable',
    async () => Buffer.concat([await aPicture().png().toBuffer(), HTML]),
  ],
  ['nothing: zero bytes', 'a.png', 'file_empty', () => Buffer.alloc(0)],
])('P9: %s is refused with what to do about it', async (_, name, code, make) => {
  const answer = await upload<Problem>(gatehouse, owner, await make(), name);

  expect(answer).toMatchObject({ status: 422, body: { code } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.errors).toEqual([{ field: 'file', code, message: answer.body.detail }]);
});

it('what was found inside a refused file is not told to its sender', async () => {
  const script = aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' });

  const { body } = await upload<Problem>(gatehouse, owner, script, 'a.pdf');

  expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'errors', 'status', 'title', 'type']);
});

it.each([
  ['one byte more than 10 MB', () => aPdfOfSize(MAX_FILE_BYTES + 1)],
  ['30 MB', () => Buffer.alloc(30 * 1024 * 1024, 'x')],
])('P9: %s is too large', async (_, make) => {
  const answer = await upload<Problem>(gatehouse, owner, make(), 'a.pdf');

  expect(answer).toMatchObject({ status: 413, body: { code: 'file_too_large' } });
  expect(answer.body.detail).toContain('10 MB');
});

it('P9: a file that does not say how large it is, and is too large, is refused too', async () => {
  const megabyte = new Uint8Array(1024 * 1024).fill(120);
  let sent = 0;
  const form = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(FORM_START),
    pull: (stream) => {
      stream.enqueue(megabyte);
      if (++sent < 12) return;
      stream.enqueue(text('\r\n--x--\r\n'));
      stream.close();
    },
  });

  const answer = await fetch(`${gatehouse.url}/api/evidence`, streamed(form));

  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'file_too_large' });
});

it('an uploader who leaves in the middle, again and again, leaves nothing behind and is served the next time', async () => {
  for (let time = 0; time < 5; time++) await sendAndLeave();

  const next = await send<Problem>(gatehouse, owner, new FormData());

  expect(next).toMatchObject({ status: 422, body: { code: 'file_missing' } });
});

/** Begins to send a file and hangs up when the program has begun to read it. */
async function sendAndLeave(): Promise<void> {
  const headers = { ...owner, 'content-type': 'multipart/form-data; boundary=x' };
  const sending = request(`${gatehouse.url}/api/evidence`, { method: 'POST', agent: false, headers });
  sending.on('error', () => undefined); // hanging up is one
  sending.write(FORM_START);
  await setTimeout(100);
  sending.destroy();
}
