import { refuseFile } from '../file-refusals.js';

/** Larger than any phone's or scanner's picture of a page, small enough to decode without harm. */
export const MAX_PIXELS = 40_000_000;
export const MAX_SIDE = 12_000;

/** What a picture's header claims, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Looks at the size that the header claims, before anything is decoded.
 * @throws InvalidError `file_unreadable` for no size at all, `file_bomb` for one beyond the limits
 */
export function assertDecodable(size: PictureSize): PictureSize {
  const { width, height } = size;
  if (width < 1 || height < 1) throw refuseFile('file_unreadable', { width, height });
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw refuseFile('file_bomb', { width, height });
  }
  return size;
}
