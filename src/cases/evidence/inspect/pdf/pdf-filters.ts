import { refuseFile } from '../file-refusals.js';
import { PDF_LIMITS } from './pdf-limits.js';
import type { PdfDictionary, PdfValue } from './pdf-value.js';

/**
 * What each packing does to the bytes: `letters` only writes them longer, `packed` makes them shorter and so can make
 * a bomb, `picture` is a picture's own format, whose size its dictionary tells.
 */
const FILTER_KINDS = {
  ASCIIHexDecode: 'letters',
  ASCII85Decode: 'letters',
  FlateDecode: 'packed',
  LZWDecode: 'packed',
  RunLengthDecode: 'packed',
  DCTDecode: 'picture',
  JPXDecode: 'picture',
  CCITTFaxDecode: 'picture',
  JBIG2Decode: 'picture',
} as const;

export type PdfFilter = keyof typeof FILTER_KINDS;

/** Short names, which the standard allows only in pages' contents and viewers accept everywhere. */
const SHORT_NAMES: Readonly<Record<string, PdfFilter>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
  CCF: 'CCITTFaxDecode',
};

export function filterKind(filter: PdfFilter): (typeof FILTER_KINDS)[PdfFilter] {
  return FILTER_KINDS[filter];
}

/**
 * How the bytes of a stream are packed, the outermost packing first.
 * @throws InvalidError `file_bomb` for packings within packings, `file_encrypted`, `file_unreadable` for what we cannot follow
 */
export function listFilters(dictionary: PdfDictionary): readonly PdfFilter[] {
  // `F` names a file outside of this one, or to some viewers a filter: either way a second truth about the stream.
  if (dictionary.has('F')) throw refuseFile('file_unreadable', { because: 'stream elsewhere' });
  const stated = dictionary.get('Filter');
  const length = stated?.kind === 'array' ? stated.length : 1;
  if (length > PDF_LIMITS.filters) throw refuseFile('file_bomb', { filters: length });
  const filters = toNames(stated).map(toFilter);
  const packings = filters.filter((filter) => FILTER_KINDS[filter] === 'packed').length;
  if (packings > 1) throw refuseFile('file_bomb', { filters });
  return filters;
}

function toNames(stated: PdfValue | undefined): readonly string[] {
  if (stated === undefined || (stated.kind === 'word' && stated.word === 'null')) return [];
  if (stated.kind === 'name') return [stated.name];
  const items = stated.kind === 'array' ? stated.items : [stated];
  return items.map((item) => {
    if (item.kind === 'name') return item.name;
    throw refuseFile('file_unreadable', { because: 'filter by reference' });
  });
}

function toFilter(name: string): PdfFilter {
  const filter = isFilter(name) ? name : SHORT_NAMES[name];
  if (filter !== undefined) return filter;
  throw refuseFile(name === 'Crypt' ? 'file_encrypted' : 'file_unreadable', { filter: name });
}

function isFilter(name: string): name is PdfFilter {
  return Object.hasOwn(FILTER_KINDS, name);
}

/** Whether the bytes are changed once more after unpacking (PNG predictors), so that they cannot be read as they are. */
export function mayHavePredictor(dictionary: PdfDictionary): boolean {
  const stated = dictionary.get('DecodeParms') ?? dictionary.get('DP');
  if (stated === undefined || stated.kind === 'word') return false;
  return stated.kind !== 'dictionary' || stated.entries.has('Predictor');
}
