import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectUpload } from '../../../src/cases/evidence/inspect/inspect-upload.js';
import { aPdf } from './pdf-making.js';
import {
  aNoisyPicture,
  anEmptyZip,
  aPicture,
  aPngChunk,
  aPngClaiming,
  withPngChunk,
} from './picture-making.js';
import { refusalOf } from './refusal.js';

const PLACE = {
  GPSLatitude: '50/1 6/1 0/1',
  GPSLatitudeRef: 'N',
  GPSLongitude: '14/1 25/1 0/1',
  GPSLongitudeRef: 'E',
};

describe('what a preview shows', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'the place, camera and notes of a %s do not reach its preview',
    async (format) => {
      const bytes = await aPicture()
        .withExif({ IFD0: { Make: 'SecretCamera', Copyright: 'SecretOwner' }, IFD3: PLACE })
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>SecretNote</note></x:xmpmeta>')
        .withIccProfile('p3')
        .toFormat(format)
        .toBuffer();
      expect((await sharp(bytes).metadata()).exif?.includes('SecretCamera')).toBe(true);

      const { preview } = await inspectUpload(bytes, `a.${format}`);

      const shown = await sharp(preview ?? undefined).metadata();
      expect(shown).toMatchObject({ format: 'webp', width: 200 });
      expect([shown.exif, shown.xmp, shown.icc, shown.iptc, shown.orientation]).toEqual(
        Array(5).fill(undefined),
      );
      expect(preview?.includes('Secret')).toBe(false);
    },
  );

  it('a picture taken on its side is shown upright', async () => {
    const bytes = await aPicture(200, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    const { preview } = await inspectUpload(bytes, 'a.jpg');

    expect(await sharp(preview ?? undefined).metadata()).toMatchObject({ width: 100, height: 200 });
  });
});

describe('pictures that are refused', () => {
  it('a header that claims 50,000 by 50,000 pixels is a bomb, found before anything is decoded', async () => {
    const bytes = aPngClaiming(50_000, 50_000);
    const startedAt = performance.now();

    expect(await refusalOf(bytes, 'a.png')).toBe('file_bomb');
    expect(performance.now() - startedAt).toBeLessThan(200);
  });

  it.each([
    ['one side too long', aPngClaiming(12_001, 1), 'file_bomb'],
    ['too many pixels', aPngClaiming(8_000, 5_001), 'file_bomb'],
    ['no pixels', aPngClaiming(0, 10), 'file_unreadable'],
    ['a size that its content does not fill', aPngClaiming(100, 100), 'file_unreadable'],
    ['the largest number there is', aPngClaiming(0xffffffff, 0xffffffff), 'file_bomb'],
  ])('a PNG header with %s is refused', async (_, bytes, code) => {
    expect(await refusalOf(bytes, 'a.png')).toBe(code);
  });

  it('a JPEG or WebP that claims to be huge is a bomb', async () => {
    const jpeg = await aPicture().jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x11]));
    jpeg.writeUInt16BE(60_000, frame + 5);
    jpeg.writeUInt16BE(60_000, frame + 7);
    const webp = await aPicture().webp({ lossless: true }).toBuffer();
    webp.writeUInt32LE((16383 << 14) | 16383, webp.indexOf('VP8L') + 9);

    expect(await refusalOf(jpeg, 'a.jpg')).toBe('file_bomb');
    expect(await refusalOf(webp, 'a.webp')).toBe('file_bomb');
  });

  it('a JPEG that is drawn over and over is a bomb', async () => {
    const jpeg = await aPicture(16, 16).jpeg().toBuffer();
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const again = jpeg.subarray(scan, -2);
    const bytes = Buffer.concat([
      jpeg.subarray(0, scan),
      ...Array.from({ length: 500 }, () => again),
      jpeg.subarray(-2),
    ]);

    expect(await refusalOf(bytes, 'a.jpg')).toBe('file_bomb');
  });

  it('animated pictures are refused', async () => {
    const frames = Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]);
    const webp = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .webp({ loop: 0, delay: [50, 50] })
      .toBuffer();
    const apng = withPngChunk(
      await aPicture().png().toBuffer(),
      aPngChunk('acTL', Buffer.from('0000000200000000', 'hex')),
    );
    expect(webp.includes('ANMF')).toBe(true);

    expect(await refusalOf(webp, 'a.webp')).toBe('file_type_not_allowed');
    expect(await refusalOf(apng, 'a.png')).toBe('file_type_not_allowed');
  });

  it.each(['png', 'jpeg', 'webp'] as const)('a %s that is cut off anywhere is refused', async (format) => {
    const bytes = await aNoisyPicture().toFormat(format).toBuffer();
    const cuts = [0.2, 0.5, 0.8, 0.95]
      .map((part) => Math.floor(bytes.length * part))
      .concat(bytes.length - 1);

    const codes = await Promise.all(cuts.map((cut) => refusalOf(bytes.subarray(0, cut), `a.${format}`)));

    expect(codes).toEqual(cuts.map(() => 'file_unreadable'));
  });

  it.each(['png', 'jpeg', 'webp'] as const)('a %s with something behind it is refused', async (format) => {
    const bytes = await aNoisyPicture().toFormat(format).toBuffer();
    const behind = [
      anEmptyZip(),
      Buffer.from('<html><script>alert(1)</script>'),
      aPdf(),
      Buffer.from('x'),
      Buffer.alloc(5000, 7),
    ];

    const codes = await Promise.all(
      behind.map((more) => refusalOf(Buffer.concat([bytes, more]), `a.${format}`)),
    );

    expect(codes).toEqual(behind.map(() => 'file_unreadable'));
  });

  it.each([
    ['a ZIP', anEmptyZip()],
    ['a page', Buffer.from('x\0<!DOCTYPE  HTML ><p>')],
    ['a script', Buffer.from('x\0<ScRiPt>alert(1)</sCrIpT>')],
    ['a drawing', Buffer.from('x\0<svg onload=alert(1)>')],
    ['a document', aPdf()],
    ['a RAR', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
  ])('a picture that hides %s in its notes is refused', async (_, hidden) => {
    const bytes = withPngChunk(await aPicture().png().toBuffer(), aPngChunk('tEXt', hidden));

    expect(await refusalOf(bytes, 'a.png')).toBe('file_unreadable');
  });

  it('a chunk whose checksum is wrong is damage', async () => {
    const bytes = withPngChunk(
      await aPicture().png().toBuffer(),
      aPngChunk('tEXt', Buffer.from('Title\0Card')),
    );
    expect(await refusalOf(bytes, 'a.png')).toBe('accepted');

    bytes.writeUInt8(0x21, bytes.indexOf('Card'));

    expect(await refusalOf(bytes, 'a.png')).toBe('file_unreadable');
  });
});

describe('what cameras add to a picture', () => {
  it("further whole pictures and a maker's note behind a JPEG are no reason to refuse it", async () => {
    const main = await aNoisyPicture().jpeg().toBuffer();
    const brightness = await aPicture(20, 10).greyscale().jpeg().toBuffer();
    const note = Buffer.from('\0\0\x01\x0aImage_UTC_Data1700000000000SEFH\x6b\0\0\0\x01\0\0\0SEFT', 'latin1');

    expect(await refusalOf(Buffer.concat([main, brightness]), 'a.jpg')).toBe('accepted');
    expect(await refusalOf(Buffer.concat([main, note]), 'a.jpg')).toBe('accepted');
    expect(await refusalOf(Buffer.concat([main, Buffer.alloc(100)]), 'a.jpg')).toBe('accepted');
  });

  it('a film behind a JPEG is refused', async () => {
    const main = await aNoisyPicture().jpeg().toBuffer();
    const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');

    expect(await refusalOf(Buffer.concat([main, film]), 'a.jpg')).toBe('file_unreadable');
  });

  it('a profile packed to unpack without end is never shown to the decoder', async () => {
    const { deflateSync } = await import('node:zlib');
    const profile = Buffer.concat([Buffer.from('bomb\0\0', 'latin1'), deflateSync(Buffer.alloc(60_000_000))]);
    const bytes = withPngChunk(await aPicture().png().toBuffer(), aPngChunk('iCCP', profile));
    const before = process.memoryUsage().rss;

    const file = await inspectUpload(bytes, 'a.png');

    expect(file.preview).not.toBeNull();
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });
});
