import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectUpload } from '../../../src/cases/evidence/inspect/inspect-upload.js';
import { MAX_FILE_BYTES } from '../../../src/cases/evidence/inspect/inspected-file.js';
import { InvalidError } from '../../../src/kernel/errors.js';
import { aPdf } from './pdf-making.js';
import { anEmptyZip, aPicture } from './picture-making.js';
import { refusalOf } from './refusal.js';

const text = (content: string) => Buffer.from(content, 'latin1');
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const HTML = '<!doctype html><html><body onload="alert(1)">%PDF-1.7</body></html>';

describe('files that are refused for what they are', () => {
  it.each([
    ['evil.svg', text(SVG)],
    ['evil.png', text(SVG)],
    ['evil.png', text(`<?xml version="1.0"?>${SVG}`)],
    ['page.html', text(HTML)],
    ['page.pdf', text(HTML)],
    ['late.pdf', text(`\n\n${aPdf().toString('latin1')}`)],
    ['tool.exe', Buffer.concat([text('MZ\x90\0'), Buffer.alloc(200)])],
    ['tool.png', Buffer.concat([text('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])],
    ['run.jpg', text('#!/bin/sh\nrm -rf /\n')],
    ['files.zip', anEmptyZip()],
    ['letter.docx', Buffer.concat([text('PK\x03\x04\x14\0'), Buffer.alloc(200)])],
    ['old.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['files.pdf', gzipSync('x')],
    ['page.ps', text('%!PS-Adobe-3.0\nshowpage\n')],
    ['notes.txt', text('EIN 12-3456789')],
    ['one-byte.png', text('\x89')],
    ['phone.heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ])('P9: %s is not a kind of file that can be evidence', async (name, bytes) => {
    expect(await refusalOf(bytes, name)).toBe('file_type_not_allowed');
  });

  it.each(['gif', 'tiff', 'avif'] as const)(
    'P9: a picture of another kind is refused: %s',
    async (format) => {
      const bytes = await aPicture().toFormat(format).toBuffer();

      expect(await refusalOf(bytes, `a.${format}`)).toBe('file_type_not_allowed');
      expect(await refusalOf(bytes, 'a.png')).toBe('file_type_not_allowed');
    },
  );

  it.each([
    ['certificate.png', () => aPdf()],
    ['certificate.exe', () => aPdf()],
    ['certificate.html', () => aPdf()],
    ['certificate.pdf.zip', () => aPdf()],
    ['photo.pdf', () => aPicture().png().toBuffer()],
    ['photo.jpg', () => aPicture().png().toBuffer()],
    ['photo.png', () => aPicture().webp().toBuffer()],
    ['photo.svg', () => aPicture().jpeg().toBuffer()],
    ['photo\u202Egnp.exe', () => aPicture().png().toBuffer()],
    ['photo.png\0.exe', () => aPicture().png().toBuffer()],
    ['photo.png                .exe ', () => aPicture().png().toBuffer()],
  ])('P9: a name that promises something else is refused: %j', async (name, make) => {
    expect(await refusalOf(await make(), name)).toBe('file_content_mismatch');
  });

  it('a file of no bytes is refused', async () => {
    expect(await refusalOf(Buffer.alloc(0), 'a.png')).toBe('file_empty');
  });

  it('P9: 10 MB exactly are not too large, one byte more is', async () => {
    const bytes = aPdf({ more: [text('<< /Padding () >>')] });
    const at = bytes.indexOf('/Padding (') + '/Padding ('.length;
    const padding = Buffer.alloc(MAX_FILE_BYTES - bytes.length, 'x');
    const full = Buffer.concat([bytes.subarray(0, at), padding, bytes.subarray(at)]);

    expect(full).toHaveLength(10 * 1024 * 1024);
    expect(await refusalOf(full, 'a.pdf')).toBe('accepted');
    expect(await refusalOf(Buffer.concat([full, text('\n')]), 'a.pdf')).toBe('file_too_large');
  });

  it('a refusal stands at the field of the form, says what to do, and keeps what was found for the log', async () => {
    const refusal = await inspectUpload(anEmptyZip(), 'a.png').catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(InvalidError);
    expect(refusal).toMatchObject({
      code: 'file_type_not_allowed',
      message: 'Only PNG, JPEG and WebP pictures, not animated, and PDF documents can be attached.',
      fields: [{ field: 'file', code: 'file_type_not_allowed' }],
      facts: { detected: 'application/zip' },
    });
  });
});
