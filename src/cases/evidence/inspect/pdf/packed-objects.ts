import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import type { PdfCensus } from './pdf-census.js';
import { PDF_LIMITS } from './pdf-limits.js';
import { PdfGrammarError, PdfReader } from './pdf-reader.js';
import { asDictionary, nameAt, numberAt, type PdfDictionary, type PdfValue } from './pdf-value.js';

/** Viewers find packed objects by the entries `N` and `First` and do not ask for the type, so either will do. */
export function holdsObjects(dictionary: PdfDictionary): boolean {
  return nameAt(dictionary, 'Type') === 'ObjStm' || (dictionary.has('N') && dictionary.has('First'));
}

/**
 * Reads the objects packed into one stream (ISO 32000-1, 7.5.7): pairs of object number and offset, then the objects.
 * Some viewers go by the offsets and some read one object after the other, so both ways are gone.
 */
export async function readPackedObjects(
  content: Buffer,
  dictionary: PdfDictionary,
  census: PdfCensus,
  guard: TimeGuard,
): Promise<void> {
  const header = readHeader(content, dictionary);
  const first = numberAt(dictionary, 'First') ?? header.end;
  let spent = 0;
  const readAt = async (at: number) => {
    await guard.breathe();
    const reader = new PdfReader(content, at, census.noticeName);
    const entries = asDictionary(readQuietly(reader));
    spent += reader.at - at;
    if (spent > PDF_LIMITS.readings * content.length) throw refuseFile('file_bomb', { because: 'overlaps' });
    return { entries, end: reader.at };
  };
  for (const { number, offset } of header.places) {
    census.countObject();
    const { entries } = await readAt(first + offset);
    if (entries) census.noticeDictionary(entries, String(number));
  }
  for (let at = first, before = -1; at > before && at < content.length;) {
    before = at;
    at = (await readAt(at)).end;
  }
}

interface Header {
  readonly places: readonly { readonly number: number; readonly offset: number }[];
  readonly end: number;
}

/** Pairs of whole numbers from the beginning, as many as there are. */
function readHeader(content: Buffer, dictionary: PdfDictionary): Header {
  const stated = numberAt(dictionary, 'N') ?? PDF_LIMITS.objects;
  const reader = new PdfReader(content, 0, () => undefined);
  const places: { number: number; offset: number }[] = [];
  let end = 0;
  while (places.length < Math.min(stated, PDF_LIMITS.objects)) {
    const number = readQuietly(reader);
    const offset = number?.kind === 'number' ? readQuietly(reader) : null;
    if (number?.kind !== 'number' || offset?.kind !== 'number') break;
    places.push({ number: number.value, offset: offset.value });
    end = reader.at;
  }
  return { places, end };
}

/** An object that breaks off ends here as it does in a viewer; the names up to there have been noticed. */
function readQuietly(reader: PdfReader): PdfValue | null {
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof PdfGrammarError) return null;
    throw error;
  }
}
