import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectUpload } from '../../../src/cases/evidence/inspect/inspect-upload.js';
import { aPdf, anObjectStream } from './pdf-making.js';
import { aNoisyPicture, aPicture } from './picture-making.js';

const PICTURES = [
  { name: 'card.png', contentType: 'image/png', make: () => aPicture().png().toBuffer() },
  { name: 'card.jpg', contentType: 'image/jpeg', make: () => aPicture().jpeg().toBuffer() },
  {
    name: 'card.jpeg',
    contentType: 'image/jpeg',
    make: () => aPicture().jpeg({ progressive: true }).toBuffer(),
  },
  { name: 'card.webp', contentType: 'image/webp', make: () => aPicture().webp().toBuffer() },
  {
    name: 'lossless.webp',
    contentType: 'image/webp',
    make: () => aPicture().webp({ lossless: true }).toBuffer(),
  },
  { name: 'grey.jpg', contentType: 'image/jpeg', make: () => aPicture().greyscale().jpeg().toBuffer() },
  {
    name: 'cmyk.jpg',
    contentType: 'image/jpeg',
    make: () => aPicture().toColourspace('cmyk').jpeg().toBuffer(),
  },
  { name: 'palette.png', contentType: 'image/png', make: () => aPicture().png({ palette: true }).toBuffer() },
  {
    name: 'deep.png',
    contentType: 'image/png',
    make: () => aPicture().toColourspace('rgb16').png().toBuffer(),
  },
  { name: 'clear.png', contentType: 'image/png', make: () => aPicture().ensureAlpha(0.5).png().toBuffer() },
] as const;

describe('files that become evidence', () => {
  it.each(PICTURES)(
    'P9 P12 P14: a picture is accepted and previewed: $name',
    async ({ name, contentType, make }) => {
      const bytes = await make();

      const file = await inspectUpload(bytes, name);

      expect(file).toMatchObject({ contentType, displayName: name, size: bytes.length });
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(file).not.toHaveProperty('pages');
      expect(await sharp(file.preview ?? undefined).metadata()).toMatchObject({
        format: 'webp',
        width: 200,
        height: 100,
      });
    },
  );

  it('P9 P10: a document is accepted, its pages are counted, and it is not drawn', async () => {
    const bytes = aPdf({ morePages: 6 });

    const file = await inspectUpload(bytes, 'Certificate of incorporation.pdf');

    expect(file).toEqual({
      contentType: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      displayName: 'Certificate of incorporation.pdf',
      preview: null,
      pages: 7,
    });
  });

  it('P10: pages that are packed into object streams are counted too', async () => {
    const packed = anObjectStream({
      20: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      21: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    });

    const file = await inspectUpload(aPdf({ more: [packed] }), 'a.pdf');

    expect(file.pages).toBe(3);
  });

  it('a large picture is shown small, and keeps its shape', async () => {
    const bytes = await aPicture(6000, 3000).jpeg().toBuffer();

    const { preview } = await inspectUpload(bytes, 'a.jpg');

    expect(await sharp(preview ?? undefined).metadata()).toMatchObject({ width: 1200, height: 600 });
  });

  it('a preview shows the colours of the original', async () => {
    const { preview } = await inspectUpload(await aPicture().png().toBuffer(), 'a.png');

    const { channels } = await sharp(preview ?? undefined).stats();

    const seen = channels.map((channel) => Math.round(channel.mean));
    [200, 30, 60].forEach((value, index) => expect(Math.abs((seen[index] ?? -99) - value)).toBeLessThan(6));
  });

  it('many uploads at once are all answered', async () => {
    const bytes = await aNoisyPicture(400, 300).png().toBuffer();

    const files = await Promise.all(Array.from({ length: 12 }, () => inspectUpload(bytes, 'a.png')));

    expect(files.filter((file) => file.preview !== null)).toHaveLength(12);
  });
});
