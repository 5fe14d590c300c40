import { describe, expect, it } from 'vitest';
import { InvalidError } from '../../../src/kernel/errors.js';
import { readMail } from '../../../src/integrations/inbound-mail/read-mail.js';
import { aMail, filePart, mixed, OWN, type WrittenMail } from '../../support/a-mail.js';

const read = (written: WrittenMail = {}) => readMail(aMail(written), OWN, 'ann@brightline.example');

/** The code of the refusal. */
async function refusalOf(raw: Buffer): Promise<string> {
  const refused = await readMail(raw, OWN, null).catch((error: unknown) => error);
  if (refused instanceof InvalidError) return refused.code;
  throw new Error(`Not refused: ${JSON.stringify(refused)}`);
}

describe('what a mail says', () => {
  it('T4: gives sender, subject and words of a plain mail', async () => {
    expect(await read()).toMatchObject({
      from: 'ann@brightline.example',
      subject: 'Outbound calls',
      text: 'We would like to send delivery notices to our customers.',
      namedRecipients: ['support@gatehouse.example'],
      automatic: null,
      files: [],
    });
  });

  it.each([
    ['encoded line breaks', '=?utf-8?B?SGkNCkJjYzogdmljdGltQGV4YW1wbGUuY29t?=', 'Hi Bcc: victim@example.com'],
    ['an encoded NUL', '=?utf-8?Q?Hi=00there?=', 'Hi there'],
    ['encoded line separators', '=?utf-8?Q?Hi=E2=80=A8X-Evil:_1?=', 'Hi X-Evil: 1'],
    ['marks that turn the direction', '=?utf-8?Q?gnp=E2=80=AEfdp.exe?=', 'gnp fdp.exe'],
    ['a folded line', 'Hi\r\n there', 'Hi there'],
  ])('makes one line of a subject with %s', async (_, subject, expected) => {
    expect((await read({ subject })).subject).toBe(expected);
  });

  it('cuts a subject of many kilobytes', async () => {
    expect((await read({ subject: 'long '.repeat(5000) })).subject.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['two From headers', ['From: bob@other.example']],
    ['two addresses in one', []],
  ])('knows no sender of a mail with %s', async (_, headers) => {
    const from = headers.length > 0 ? 'ann@brightline.example' : 'ann@brightline.example, bob@other.example';
    expect((await read({ from, headers })).from).toBeNull();
  });

  it('reads a mail that is HTML alone as text, without scripts, styles and quotes', async () => {
    const body =
      '<html><head><title>x</title><style>p{}</style></head><body><p>We sell <b>tea</b> &amp; caf&eacute; &#8364;1</p>' +
      '<script>alert(1)</script><div>1 &lt; 2<br>second line</div><blockquote>On 1 Nov you wrote</blockquote></body></html>';
    const { text } = await read({ contentType: 'text/html; charset=utf-8', body });
    expect(text).toBe('We sell tea & café €1\n\n1 < 2\nsecond line');
  });

  it('reads a body in a charset that is not UTF-8, and one that names a charset nobody knows', async () => {
    const latin = await readMail(
      Buffer.concat([
        aMail({ contentType: 'text/plain; charset=iso-8859-1', body: '' }),
        Buffer.from([0x63, 0x61, 0x66, 0xe9]),
      ]),
      OWN,
      null,
    );
    expect(latin.text).toBe('café');
    expect((await read({ contentType: 'text/plain; charset=x-klingon', body: 'hello' })).text).toBe('hello');
  });

  it('never gives a NUL or half a character, which the database cannot hold', async () => {
    const raw = Buffer.concat([
      aMail({ body: '' }),
      Buffer.from('a\u0000b'),
      Buffer.from([0xff, 0xed, 0xa0, 0x80]),
    ]);
    const { text } = await readMail(raw, OWN, null);
    expect(text).not.toContain('\u0000');
    expect(text.isWellFormed()).toBe(true);
  });

  it('gives the files, and leaves out cryptographic signatures', async () => {
    const parts = [
      'Content-Type: text/plain\r\n\r\nSee the files.',
      filePart('../../etc/a\tb.png', 'image/png', Buffer.from('png')),
      filePart('smime.p7s', 'application/pkcs7-signature', Buffer.from('sig')),
    ];
    const { text, files } = await read(mixed(parts));
    expect(text).toBe('See the files.');
    expect(files.map(({ name, bytes }) => [name.includes('\t'), bytes.toString()])).toEqual([[false, 'png']]);
  });

  it('keeps a mail that was forwarded as a file, and does not take its words for the sender’s', async () => {
    const inner =
      'Content-Type: message/rfc822\r\n\r\nFrom: bob@other.example\r\nSubject: inner\r\n\r\nInner words.';
    const { text, files } = await read(mixed(['Content-Type: text/plain\r\n\r\nMine.', inner]));
    expect(text).toBe('Mine.');
    expect(files).toHaveLength(1);
  });
});

describe('the same mail twice', () => {
  it('has one fingerprint by its Message-ID, whatever headers it gathered on its way', async () => {
    const headers = ['Message-ID: <same@brightline.example>'];
    const first = await read({ headers });
    const again = await read({ headers: [...headers, 'Received: from somewhere', 'X-Spam-Score: 1'] });
    expect(again.fingerprint).toBe(first.fingerprint);
  });

  it('has one by its content when it has no Message-ID, and another when a word differs', async () => {
    const first = await read({ headers: [] });
    expect((await read({ headers: ['Received: from elsewhere'] })).fingerprint).toBe(first.fingerprint);
    expect((await read({ headers: [], body: 'Something else.' })).fingerprint).not.toBe(first.fingerprint);
  });

  it('is no other sender’s mail of the same Message-ID', async () => {
    const headers = ['Message-ID: <same@brightline.example>'];
    const ours = await read({ headers });
    expect((await read({ headers, from: 'mallory@other.example' })).fingerprint).not.toBe(ours.fingerprint);
  });
});

describe('mail that is out of all proportion', () => {
  it('is refused with 500 parts', async () => {
    const parts = Array.from({ length: 500 }, (_, at) => `Content-Type: text/plain\r\n\r\npart ${at}`);
    expect(await refusalOf(aMail(mixed(parts)))).toBe('mail_too_many_parts');
  });

  it('is refused with 500 parts whose boundary is hidden from a plain look', async () => {
    const parts = Array.from({ length: 500 }, (_, at) =>
      filePart(`f${at}.txt`, 'text/x-y', Buffer.from('x')),
    );
    const { body } = mixed(parts);
    const hidden = 'multipart/mixed;\r\n boundary*0="b0un";\r\n boundary*1="dary"';
    expect(await refusalOf(aMail({ contentType: hidden, body: body ?? '' }))).toBe('mail_too_many_parts');
  });

  it('is refused when it is nested without end', async () => {
    let body = 'x';
    let contentType = 'text/plain';
    for (let depth = 0; depth < 60; depth++) {
      body = `--d${depth}\r\nContent-Type: ${contentType}\r\n\r\n${body}\r\n--d${depth}--`;
      contentType = `multipart/mixed; boundary=d${depth}`;
    }
    expect(await refusalOf(aMail({ contentType, body }))).toBe('mail_nested_too_deep');
  });

  it.each([
    ['one header', [`X-Long: ${'a'.repeat(2_000_000)}`]],
    ['many headers', Array.from({ length: 60_000 }, (_, at) => `X-${at}: ${at}`)],
  ])('is refused with megabytes of %s', async (_, headers) => {
    expect(await refusalOf(aMail({ headers }))).toBe('mail_header_too_large');
  });

  it('is refused over 25 MB', async () => {
    expect(await refusalOf(aMail({ body: 'x'.repeat(25 * 1024 * 1024) }))).toBe('mail_too_large');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256))],
    ['headers alone', Buffer.from('From: a@b.example\r\nSubject: x')],
  ])('does no harm as %s', async (_, raw) => {
    const outcome = await readMail(raw, OWN, null).catch((error: unknown) => error);
    expect(outcome instanceof InvalidError || (outcome !== null && typeof outcome === 'object')).toBe(true);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InvalidError);
  });

  it('does not keep the program from answering while it is read', async () => {
    const body = `${'<'.repeat(400_000)}${'<div>'.repeat(200_000)}`;
    const reading = readMail(aMail({ contentType: 'text/html', body: body.repeat(8) }), OWN, null);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    await reading;
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
  });
});
