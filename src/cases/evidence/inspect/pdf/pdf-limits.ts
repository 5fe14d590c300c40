/** More than any honest piece of evidence of at most 10 MB needs. Beyond them a document is a bomb. */
export const PDF_LIMITS = {
  pages: 1_000,
  objects: 200_000,
  streams: 20_000,
  /** Arrays and dictionaries within one another. */
  nesting: 60,
  /** Keys of one dictionary. */
  keys: 20_000,
  /** Bytes that one stream may unpack to: an A4 page at 600 dpi in colour. */
  unpackedStream: 105_000_000,
  /** Bytes that all streams together may unpack to. */
  unpackedTotal: 256_000_000,
  /** Bytes that one stream of packed objects may unpack to; these are held in memory. */
  packedObjects: 16_000_000,
  /** How often the file may be read over, as objects may lie within one another. */
  readings: 8,
  /** Packings of one stream, one on the other. */
  filters: 4,
  /** Pixels of one embedded picture. */
  picturePixels: 200_000_000,
} as const;
