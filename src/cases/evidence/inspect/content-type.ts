import type { EvidenceType } from './inspected-file.js';
import { refuseFile } from './file-refusals.js';

/** How each accepted kind of file begins, at its very first byte. */
const BEGINNINGS: readonly (readonly [EvidenceType, RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF[^]{4}WEBPVP8[ LX]/],
  ['application/pdf', /^%PDF-[12]\.\d/],
];

const LONGEST_BEGINNING = 16;

/** Enough to tell archives, office files and videos apart, little enough to be quick. */
const SNIFFED_BYTES = 64 * 1024;

/**
 * What the file is, by its content alone; neither its name nor what the sender declared is asked.
 * Our own look at the first bytes and the `file-type` library must agree.
 * @throws InvalidError `file_type_not_allowed`
 */
export async function detectContentType(bytes: Buffer): Promise<EvidenceType> {
  const beginning = bytes.toString('latin1', 0, LONGEST_BEGINNING);
  const [ours] = BEGINNINGS.find(([, pattern]) => pattern.test(beginning)) ?? [];
  const theirs = await sniff(bytes);
  if (ours === undefined) throw refuseFile('file_type_not_allowed', { detected: theirs ?? 'unknown' });
  // The library says nothing of a file whose inside is broken; the readers that come next have the word on those.
  if (theirs !== undefined && theirs !== ours)
    throw refuseFile('file_type_not_allowed', { detected: theirs });
  return ours;
}

/** The library's opinion; a file that makes it stumble is one it does not know. */
async function sniff(bytes: Buffer): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return (await fileTypeFromBuffer(bytes.subarray(0, SNIFFED_BYTES)))?.mime;
  } catch {
    return undefined;
  }
}
