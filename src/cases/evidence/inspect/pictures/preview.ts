import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { MAX_PIXELS } from './picture-limits.js';

/** Pixels on the longer side of a preview: enough to read a business card on the screen. */
export const PREVIEW_SIDE = 1200;

type Sharp = typeof import('sharp');
let loading: Promise<Sharp> | undefined;

/**
 * The picture library, loaded at the first picture. It is told once, for the whole process: one thread a picture,
 * no cache, and no decoder but those for the three kinds we accept (SVG, TIFF, PDF and others stay shut).
 */
function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then((loaded) => {
    const sharp = loaded.default;
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
    });
    return loaded;
  });
  return loading;
}

/**
 * Decodes the whole picture, which proves that it is one, and encodes it anew: upright, at most 1200 pixels a side,
 * without the place, the time, the camera or anything else that the original says besides its pixels.
 * @returns a WebP
 * @throws InvalidError `file_unreadable` when the decoder finds anything wrong, `file_bomb` when it takes too long
 */
export async function makePreview(picture: Buffer, guard: TimeGuard): Promise<Buffer> {
  const { default: sharp } = await loadSharp();
  guard.check();
  try {
    return await sharp(picture, { failOn: 'warning', limitInputPixels: MAX_PIXELS, sequentialRead: true })
      .timeout({ seconds: guard.secondsLeft })
      .autoOrient()
      .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: 2 })
      .toBuffer();
  } catch (error) {
    guard.check();
    const because = error instanceof Error ? error.message : String(error);
    throw refuseFile(/timeout/i.test(because) ? 'file_bomb' : 'file_unreadable', { because });
  }
}
