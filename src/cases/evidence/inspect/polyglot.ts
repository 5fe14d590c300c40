import type { EvidenceType } from './inspected-file.js';
import { refuseFile } from './file-refusals.js';

/** Marks by which another program would take the file for an archive, wherever in it they stand. */
const ARCHIVE_MARKS: Readonly<Record<string, Buffer>> = {
  // The end of a ZIP's directory, on its first and only disk: what every unpacker (and Java) looks for from behind.
  zip: Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'),
  rar: Buffer.from('Rar!\x1a\x07', 'latin1'),
  '7z': Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'),
};

/** Marks by which a careless browser or mail program would take the file for a page. */
const PAGE_MARK = /<(?:html|script|iframe|svg|!doctype\s{1,8}html)[\s>/]/i;

const PDF_MARK = Buffer.from('%PDF-', 'latin1');

/**
 * Refuses a file that is two things at once: a picture that is also an archive, a document that is also a web page.
 * Nobody makes one by accident, and the second face would be opened by somebody else's rules.
 * @throws InvalidError `file_unreadable`
 */
export function assertNothingElseInside(bytes: Buffer, type: EvidenceType): void {
  for (const [kind, mark] of Object.entries(ARCHIVE_MARKS)) {
    if (bytes.includes(mark)) throw refuseFile('file_unreadable', { alsoContains: kind });
  }
  if (PAGE_MARK.test(bytes.toString('latin1'))) throw refuseFile('file_unreadable', { alsoContains: 'page' });
  if (type !== 'application/pdf' && bytes.includes(PDF_MARK)) {
    throw refuseFile('file_unreadable', { alsoContains: 'pdf' });
  }
}
