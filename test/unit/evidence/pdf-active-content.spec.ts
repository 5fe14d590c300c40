import { describe, expect, it } from 'vitest';
import { aPackedStream, aPdf, anObjectStream, aStream, packObjects, type PdfParts } from './pdf-making.js';
import { refusalOf } from './refusal.js';

const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const LAUNCH = '<< /S /Launch /F (cmd.exe) >>';
const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString('hex')}>`);

const ACTIVE: readonly (readonly [what: string, parts: PdfParts])[] = [
  ['a script at opening', { more: [SCRIPT], catalog: '/OpenAction 5 0 R' }],
  ['a script in the catalog itself', { catalog: `/OpenAction ${SCRIPT}` }],
  [
    'a script by name',
    { catalog: '/Names << /JavaScript << /Names [(a) 5 0 R] >> >>', more: ['<< /Title (x) >>'] },
  ],
  ['a script when a page is shown', { page: `/AA << /O ${SCRIPT} >>` }],
  ['a program to launch', { more: [LAUNCH] }],
  ['an attached file', { more: [aStream('/Type /EmbeddedFile', Buffer.from('MZ'))] }],
  ['an attached file without its type', { more: ['<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>'] }],
  ['a file pinned to a page', { more: ['<< /Type /Annot /Subtype /FileAttachment /FS 9 0 R >>'] }],
  ['a form that sends itself', { more: ['<< /S /SubmitForm /F (https://example.com) >>'] }],
  ['a form that fetches', { more: ['<< /S /ImportData /F (a.fdf) >>'] }],
  ['a way into another file', { more: ['<< /S /GoToR /F (\\\\\\\\host\\\\share\\\\a.pdf) /D [0 /Fit] >>'] }],
  ['a way into an attached file', { more: ['<< /S /GoToE /T << /R /C >> >>'] }],
  ['a film with a player', { more: ['<< /Subtype /RichMedia /RichMediaContent 9 0 R >>'] }],
  ['an XFA form', { catalog: '/AcroForm << /Fields [] /XFA 9 0 R >>' }],
  ['a script in the trailer', { trailer: `/Extra ${SCRIPT}` }],
];

const HIDDEN: readonly (readonly [how: string, parts: PdfParts])[] = [
  ['spelled in disguise', { more: ['<< /S /J#61va#53cript /#4a#53 (x) >>'] }],
  ['spelled in disguise by other letters', { more: ['<< /S /#4c#61unc#68 >>'] }],
  ['after a comment', { more: ['<< /S % what is it?\r /JavaScript % ( \n /JS (x) >>'] }],
  ['without a blank', { more: ['<</S/JavaScript/JS(x)>>'] }],
  ['behind a text full of brackets', { more: ['<< /A (\\)>>(()) \\\\) /B <3e3e> /S /JavaScript >>'] }],
  ['deep inside', { more: [`<< /A [ [ << /B [ ${SCRIPT} ] >> ] ] >>`] }],
  ['in an object stream', { more: [anObjectStream({ 30: '<< /A 1 >>', 31: SCRIPT })] }],
  ['in an object stream, in disguise', { more: [anObjectStream({ 30: '<</S/J#61vaScript>>' })] }],
  ['in an object stream without its type', { more: [anObjectStream({ 30: SCRIPT }, '')] }],
  ['in an object stream of another type', { more: [anObjectStream({ 30: SCRIPT }, '/Type /XObject')] }],
  ['in an object stream behind an open text', { more: [anObjectStream({ 30: '(open', 31: SCRIPT })] }],
  ['in an object stream that is not packed', { more: [plainObjectStream({ 30: SCRIPT })] }],
  ['in an object stream written in letters', { more: [letteredObjectStream({ 30: SCRIPT })] }],
  [
    'in the middle of a picture',
    { more: [aStream('/Subtype /Image', Buffer.from(`\xff\xd8 77 0 obj ${SCRIPT} endobj`, 'latin1'))] },
  ],
  ['in a comment that the table may point into', { more: [`null % 77 0 obj ${SCRIPT} endobj\n`] }],
  ['in a text that the table may point into', { more: [`(77 0 obj ${SCRIPT} endobj)`] }],
  ['behind a header with a comment', { more: [aStream('', Buffer.from(`77 0 % why\nobj ${SCRIPT}`))] }],
];

function plainObjectStream(objects: Readonly<Record<number, string>>): Buffer {
  const { n, first, content } = packObjects(objects);
  return aStream(`/Type /ObjStm /N ${n} /First ${first}`, content);
}

function letteredObjectStream(objects: Readonly<Record<number, string>>): Buffer {
  const { n, first, content } = packObjects(objects);
  return aStream(`/Type /ObjStm /N ${n} /First ${first} /Filter [/AHx]`, hex(content));
}

describe('documents that act', () => {
  it.each(ACTIVE)('P9: a document with %s is refused', async (_, parts) => {
    expect(await refusalOf(aPdf(parts), 'a.pdf')).toBe('file_active_content');
  });

  it.each(HIDDEN)('P9: a script is found %s', async (_, parts) => {
    expect(await refusalOf(aPdf(parts), 'a.pdf')).toBe('file_active_content');
  });

  it('objects packed in a way that only hides them are refused unread', async () => {
    const { n, first, content } = packObjects({ 30: SCRIPT });
    const stream = (entries: string) =>
      aPdf({ more: [aStream(`/Type /ObjStm /N ${n} /First ${first} ${entries}`, content)] });

    for (const entries of [
      '/Filter /LZWDecode',
      '/Filter 9 0 R',
      '/Filter [9 0 R]',
      '/Filter /Own',
      '/F (a.bin)',
    ]) {
      expect(await refusalOf(stream(entries), 'a.pdf')).toBe('file_unreadable');
    }
    const predicted = aPackedStream(
      `/Type /ObjStm /N ${n} /First ${first} /DecodeParms << /Predictor 12 >>`,
      content,
    );
    expect(await refusalOf(aPdf({ more: [predicted] }), 'a.pdf')).toBe('file_unreadable');
  });

  it('a document that only speaks of scripts is accepted', async () => {
    const parts: PdfParts = {
      more: [
        '<< /Title (What /JavaScript and /Launch mean) >>',
        '<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.com/JavaScript/Launch) >> >>',
        aStream('', Buffer.from('BT (object /JavaScript) Tj ET')),
        anObjectStream({ 40: '(/EmbeddedFile)', 41: '<< /Title (/JS) >>' }),
        '% /JavaScript\nnull',
      ],
      catalog: '/OpenAction [3 0 R /Fit]',
    };

    expect(await refusalOf(aPdf(parts), 'a.pdf')).toBe('accepted');
  });
});
