import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { CHAR } from './pdf-characters.js';
import type { PdfCensus } from './pdf-census.js';
import { PDF_LIMITS } from './pdf-limits.js';
import { PdfGrammarError, PdfReader } from './pdf-reader.js';
import { asDictionary, type PdfDictionary } from './pdf-value.js';

/** A stream's dictionary, and where in the file its packed bytes begin. Its end is for the unpacking to find: `Length` may lie. */
export interface PdfStream {
  readonly dictionary: PdfDictionary;
  readonly from: number;
}

/**
 * Reads every object of the file. A document's own table says where its objects are, but it may point anywhere, also
 * into a picture, a text or a comment, and broken ones are searched by viewers; so the table is not asked: whatever
 * follows the word `obj` or `trailer`, anywhere, is read as an object.
 * @returns the streams, still packed
 */
export async function readObjects(bytes: Buffer, census: PdfCensus, guard: TimeGuard): Promise<PdfStream[]> {
  const streams: PdfStream[] = [];
  const budget = PDF_LIMITS.readings * bytes.length;
  let spent = 0;
  for (const start of findStarts(bytes)) {
    await guard.breathe();
    census.countObject();
    const reader = new PdfReader(bytes, start.at, census.noticeName);
    const dictionary = readStart(reader, start);
    spent += reader.at - start.at;
    if (spent > budget) throw refuseFile('file_bomb', { because: 'objects within objects' });
    if (dictionary === null) continue;
    census.noticeDictionary(dictionary, start.number ?? `at ${start.at}`);
    const from = findStreamBytes(bytes, reader);
    if (from !== null) streams.push({ dictionary, from });
    if (streams.length > PDF_LIMITS.streams) throw refuseFile('file_bomb', { streams: streams.length });
  }
  return streams;
}

interface ObjectStart {
  /** Where its value begins. */
  readonly at: number;
  /** As written before `obj`; null when no number stands there, so that it may well be no object at all. */
  readonly number: string | null;
}

function* findStarts(bytes: Buffer): Generator<ObjectStart> {
  for (const word of ['obj', 'trailer']) {
    for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) {
      const before = bytes.toString('latin1', Math.max(0, at - 40), at);
      if (before.endsWith('end')) continue;
      const header = /(?:^|\D)(\d{1,10})\s+\d{1,5}\s*$/.exec(before);
      yield { at: at + word.length, number: word === 'trailer' ? word : (header?.[1] ?? null) };
    }
  }
}

/** Broken grammar refuses the document where an object was announced; elsewhere `obj` was three letters by chance. */
function readStart(reader: PdfReader, start: ObjectStart): PdfDictionary | null {
  try {
    return asDictionary(reader.read());
  } catch (error) {
    if (!(error instanceof PdfGrammarError)) throw error;
    if (start.number !== null) throw refuseFile('file_unreadable', { because: error.message, at: start.at });
    return null;
  }
}

const STREAM = 'stream';

/** After a dictionary: where the bytes of its stream begin, or null when it has none. */
function findStreamBytes(bytes: Buffer, reader: PdfReader): number | null {
  reader.skipBlank();
  const after = reader.at + STREAM.length;
  if (bytes.toString('latin1', reader.at, after) !== STREAM) return null;
  if (bytes[after] === CHAR.carriageReturn) return bytes[after + 1] === CHAR.lineFeed ? after + 2 : after + 1;
  return bytes[after] === CHAR.lineFeed ? after + 1 : after;
}
