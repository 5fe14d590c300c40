import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { decodeAscii85, decodeAsciiHex } from './ascii-filters.js';
import { inflateUpTo } from './inflate.js';
import { PDF_LIMITS } from './pdf-limits.js';
import { filterKind, listFilters, mayHavePredictor, type PdfFilter } from './pdf-filters.js';
import type { PdfStream } from './pdf-objects.js';
import { numberAt } from './pdf-value.js';
import { lzwLength, runLengthLength } from './unpacked-length.js';
import type { UnpackBudget } from './unpack-budget.js';

/** Unpacks one stream as far as its last packing that can make a bomb, and takes its length from the budget; nothing is kept. */
export async function measureStream(
  bytes: Buffer,
  stream: PdfStream,
  budget: UnpackBudget,
  guard: TimeGuard,
): Promise<void> {
  const filters = listFilters(stream.dictionary);
  const packing = filters.find((filter) => filterKind(filter) === 'packed');
  if (packing === undefined) return;
  const packed = unwrapLetters(bytes, stream, filters, budget);
  const limit = budget.next;
  if (packing === 'FlateDecode') budget.take((await inflateUpTo(packed, limit, false, guard)).length);
  if (packing === 'LZWDecode') budget.take(lzwLength(packed, limit));
  if (packing === 'RunLengthDecode') budget.take(runLengthLength(packed, limit));
}

/**
 * The content of a stream that holds packed objects. Producers pack them in one way; other ways serve to hide them.
 * @throws InvalidError `file_bomb`, `file_unreadable`
 */
export async function unpackObjects(
  bytes: Buffer,
  stream: PdfStream,
  budget: UnpackBudget,
  guard: TimeGuard,
): Promise<Buffer> {
  const filters = listFilters(stream.dictionary);
  const isUsual = filters.every((filter) => filter === 'FlateDecode' || filterKind(filter) === 'letters');
  if (!isUsual || mayHavePredictor(stream.dictionary)) {
    throw refuseFile('file_unreadable', { because: 'objects packed in an unusual way', filters });
  }
  const packed = unwrapLetters(bytes, stream, filters, budget);
  if (!filters.includes('FlateDecode')) return packed;
  const limit = Math.min(PDF_LIMITS.packedObjects, budget.next);
  const content = await inflateUpTo(packed, limit, true, guard);
  if (content.outcome === 'damaged') throw refuseFile('file_unreadable', { because: 'packed objects' });
  if (content.outcome === 'too_long') throw refuseFile('file_bomb', { packedObjects: content.length });
  budget.take(content.length);
  return content.bytes;
}

const LETTERS: Partial<Record<PdfFilter, { readonly end: string; decode(written: Buffer): Buffer }>> = {
  ASCIIHexDecode: { end: '>', decode: decodeAsciiHex },
  ASCII85Decode: { end: '~', decode: decodeAscii85 },
};

/** The bytes of the stream without the letters that they may be written in. */
function unwrapLetters(
  bytes: Buffer,
  stream: PdfStream,
  filters: readonly PdfFilter[],
  budget: UnpackBudget,
): Buffer {
  // zlib data tell their own end, whatever `Length` says; the others are taken up to where any viewer would stop.
  let content = filters[0] === 'FlateDecode' ? bytes.subarray(stream.from) : cutStream(bytes, stream);
  for (const filter of filters) {
    const letters = LETTERS[filter];
    if (letters === undefined) break;
    const end = content.indexOf(letters.end);
    content = letters.decode(end === -1 ? content : content.subarray(0, end));
    budget.take(content.length);
  }
  return content;
}

/** Up to the word `endstream` or as far as `Length` says, whichever is more. */
function cutStream(bytes: Buffer, stream: PdfStream): Buffer {
  const word = bytes.indexOf('endstream', stream.from);
  const stated = numberAt(stream.dictionary, 'Length') ?? 0;
  const end = Math.max(word === -1 ? bytes.length : word, stream.from + stated);
  return bytes.subarray(stream.from, Math.min(end, bytes.length));
}
