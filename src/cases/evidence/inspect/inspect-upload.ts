import { createHash } from 'node:crypto';
import { Gate } from '../../../kernel/gate.js';
import { detectContentType } from './content-type.js';
import { toDisplayName } from './display-name.js';
import { refuseFile } from './file-refusals.js';
import { MAX_FILE_BYTES, type EvidenceType, type InspectedFile, type PictureType } from './inspected-file.js';
import { inspectPdf } from './pdf/inspect-pdf.js';
import { readJpeg } from './pictures/jpeg-structure.js';
import { readPng } from './pictures/png-structure.js';
import { makePreview } from './pictures/preview.js';
import { readWebp } from './pictures/webp-structure.js';
import { assertNothingElseInside } from './polyglot.js';
import { TimeGuard } from './time-guard.js';

/** Two at a time: each may need some hundred megabytes when a file is at the limits. */
const gate = new Gate(2);

/**
 * Looks at an uploaded file before it becomes evidence (P9–P16): what it is by its content, whether it is whole and
 * only that, and whether it can do harm. Bounded in time (10 s) and memory whatever the file claims.
 * @param originalName as the sender gave it; never trusted
 * @throws InvalidError with one of the codes of `file-refusals.ts`; nothing else is thrown for any content
 */
export async function inspectUpload(bytes: Buffer, originalName: string): Promise<InspectedFile> {
  if (bytes.length === 0) throw refuseFile('file_empty');
  if (bytes.length > MAX_FILE_BYTES) throw refuseFile('file_too_large', { size: bytes.length });
  return gate.pass(async () => {
    const contentType = await detectContentType(bytes);
    const displayName = toDisplayName(originalName, contentType);
    const guard = new TimeGuard();
    const seen = await lookInside(bytes, contentType, guard);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { contentType, size: bytes.length, sha256, displayName, ...seen };
  });
}

/** Checks each kind of picture from outside and gives what its decoder may see. */
const PICTURES: Readonly<Record<PictureType, (bytes: Buffer, guard: TimeGuard) => Buffer>> = {
  'image/png': readPng,
  'image/jpeg': (bytes, guard) => {
    readJpeg(bytes, guard);
    return bytes;
  },
  'image/webp': (bytes, guard) => {
    readWebp(bytes, guard);
    return bytes;
  },
};

async function lookInside(bytes: Buffer, type: EvidenceType, guard: TimeGuard) {
  if (type === 'application/pdf') {
    assertNothingElseInside(bytes, type);
    return { preview: null, pages: await inspectPdf(bytes, guard) };
  }
  const picture = PICTURES[type](bytes, guard);
  assertNothingElseInside(bytes, type);
  return { preview: await makePreview(picture, guard) };
}
