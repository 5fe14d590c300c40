import { describe, expect, it } from 'vitest';
import { aPdf, anObjectStream, aPackedStream, aStream } from './pdf-making.js';
import { anEmptyZip } from './picture-making.js';
import { refusalOf } from './refusal.js';

const append = (bytes: Buffer, text: string | Buffer) => Buffer.concat([bytes, Buffer.from(text)]);
const STANDARD_LOCK = '/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <00> /U <00> >>';

describe('documents that are locked', () => {
  it.each([
    ['in its trailer', aPdf({ trailer: STANDARD_LOCK })],
    ['by reference', aPdf({ trailer: '/Encrypt 5 0 R', more: ['<< /Filter /Standard /V 4 >>'] })],
    ['in disguise', aPdf({ trailer: '/Encr#79pt 5 0 R' })],
    [
      'in the stream that is its table',
      aPdf({ more: [aPackedStream(`/Type /XRef ${STANDARD_LOCK}`, Buffer.alloc(20))] }),
    ],
    ['for one stream', aPdf({ more: [aStream('/Filter /Crypt', Buffer.from('x'))] })],
  ])('a document that is encrypted %s is refused', async (_, bytes) => {
    expect(await refusalOf(bytes, 'a.pdf')).toBe('file_encrypted');
  });
});

describe('documents that are not whole', () => {
  const whole = aPdf();

  it.each([
    ['cut in half', whole.subarray(0, whole.length / 2)],
    ['without its end mark', whole.subarray(0, whole.lastIndexOf('%%EOF'))],
    [
      'without the place of its table',
      Buffer.from(whole.toString('latin1').replace('startxref', 'stbrtxref'), 'latin1'),
    ],
    ['with text behind its end', append(whole, 'and more')],
    ['with a ZIP behind its end', append(whole, anEmptyZip())],
    ['with a page behind its end', append(whole, '<html><script>alert(1)</script></html>')],
    ['with a ZIP inside', aPdf({ more: [aStream('', anEmptyZip())] })],
    ['that is also a web page', aPdf({ more: ['% <html><body onload=alert(1)>\nnull'] })],
    ['with an object that never closes', aPdf({ more: ['<< /A [ 1 2 '] })],
    ['with a text that never closes', aPdf({ more: ['<< /A (text '] })],
    [
      'with two truths about a stream',
      aPdf({ more: [aStream('/Filter /FlateDecode /Filter /DCTDecode', Buffer.from('x'))] }),
    ],
    ['with a packing that nobody knows', aPdf({ more: [aStream('/Filter /Own', Buffer.from('x'))] })],
    [
      'with damaged packed objects',
      aPdf({ more: [aStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', Buffer.from('x'))] }),
    ],
    ['of nothing but a beginning', Buffer.from('%PDF-1.7')],
    ['without a page', Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n')],
  ])('a document %s is refused', async (_, bytes) => {
    expect(await refusalOf(bytes, 'a.pdf')).toBe('file_unreadable');
  });

  it.each([
    ['line ends of another system', Buffer.from(whole.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')],
    ['blank lines behind its end', append(whole, '\r\n\n  \n')],
    ['zeros behind its end', append(whole, Buffer.alloc(64))],
    ['an earlier version inside', append(whole, whole.subarray(whole.indexOf('1 0 obj')))],
    [
      'a page image',
      aPdf({
        more: [
          aStream(
            '/Subtype /Image /Width 2480 /Height 3508 /Filter /DCTDecode',
            Buffer.from('\xff\xd8', 'latin1'),
          ),
        ],
      }),
    ],
    [
      'a damaged picture',
      aPdf({ more: [aStream('/Subtype /Image /Filter /FlateDecode', Buffer.from('x\x9cbroken', 'latin1'))] }),
    ],
    [
      'the word "object" in a text',
      aPdf({ more: [aStream('', Buffer.from('BT (object [ << oddly) Tj ET'))] }),
    ],
    ['packed objects', aPdf({ more: [anObjectStream({ 9: '<< /A 1 >>', 10: '[1 2 3]', 11: '(text)' })] })],
    [
      'the second version of the format',
      Buffer.from(whole.toString('latin1').replace('%PDF-1.7', '%PDF-2.0'), 'latin1'),
    ],
  ])('a document with %s is accepted', async (_, bytes) => {
    expect(await refusalOf(bytes, 'a.pdf')).toBe('accepted');
  });
});
