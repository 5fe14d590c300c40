import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { holdsObjects, readPackedObjects } from './packed-objects.js';
import { PdfCensus } from './pdf-census.js';
import { readObjects } from './pdf-objects.js';
import { measureStream, unpackObjects } from './pdf-streams.js';
import { UnpackBudget } from './unpack-budget.js';

/**
 * A PDF is evidence only if it is whole, open, and does nothing but show pages: no encryption, no script, action or
 * attachment (also not where they are packed away or spelled in disguise), and no more content than a viewer can bear.
 * It is read, never run and never drawn.
 * @returns how many pages it has
 * @throws InvalidError `file_unreadable`, `file_encrypted`, `file_active_content`, `file_bomb`
 */
export async function inspectPdf(bytes: Buffer, guard: TimeGuard): Promise<number> {
  assertWhole(bytes);
  const census = new PdfCensus();
  const budget = new UnpackBudget();
  const streams = await readObjects(bytes, census, guard);
  census.assertOpen();
  census.assertPassive();
  for (const stream of streams) {
    await guard.breathe();
    if (!holdsObjects(stream.dictionary)) {
      await measureStream(bytes, stream, budget, guard);
      continue;
    }
    const content = await unpackObjects(bytes, stream, budget, guard);
    await readPackedObjects(content, stream.dictionary, census, guard);
  }
  census.assertOpen();
  census.assertPassive();
  if (census.pages === 0) throw refuseFile('file_unreadable', { because: 'no pages' });
  return census.pages;
}

const TAIL = 2048;

/** It ends as a PDF must: the place of its table, the end mark, and then nothing but white space. */
function assertWhole(bytes: Buffer): void {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - TAIL));
  if (!/startxref\s{1,8}\d{1,10}\s{1,8}%%EOF[\s\0]*$/.test(tail)) {
    throw refuseFile('file_unreadable', { because: 'no end' });
  }
}
