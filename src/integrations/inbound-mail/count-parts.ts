import { MAX_HEADER_BYTES, MOST_PARTS, refuseMail } from './mail-refusals.js';

const NEWLINE = 0x0a;
const DASH = 0x2d;
/** RFC 2046 allows 70 characters; a line longer than this is no boundary of anybody. */
const LONGEST_BOUNDARY_LINE = 256;

/**
 * Refuses, before anything is parsed, a mail whose headers or parts are out of all proportion. One pass over the bytes,
 * whatever they say; what is hidden from it is caught by the limits of the parser.
 * @throws InvalidError `mail_header_too_large`, `mail_too_many_parts`
 */
export function refuseOversizedStructure(raw: Buffer): void {
  if (headerLength(raw) > MAX_HEADER_BYTES) throw refuseMail('mail_header_too_large');
  const boundaries = declaredBoundaries(raw);
  if (boundaries.size === 0) return;
  let parts = 0;
  for (let start = 0; start < raw.length;) {
    const newline = raw.indexOf(NEWLINE, start);
    const end = newline === -1 ? raw.length : newline;
    if (raw[start] === DASH && raw[start + 1] === DASH && end - start <= LONGEST_BOUNDARY_LINE) {
      const line = raw.toString('latin1', start + 2, end).trimEnd();
      if (boundaries.has(line)) parts += 1;
      if (parts > MOST_PARTS) throw refuseMail('mail_too_many_parts');
    }
    start = end + 1;
  }
}

/** The bytes before the first empty line. */
function headerLength(raw: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((blank) => raw.indexOf(blank)).filter((at) => at !== -1);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}

/** Every `boundary=` anywhere, as only the parser knows which of them stand in a header. */
function declaredBoundaries(raw: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  const declared = /boundary[ \t]{0,9}=[ \t]{0,9}(?:"([^"\r\n]{1,200})"|([^\s";,]{1,200}))/gi;
  for (const [, quoted, bare] of raw.toString('latin1').matchAll(declared)) {
    found.add((quoted ?? bare ?? '').trimEnd());
    if (found.size > MOST_PARTS) throw refuseMail('mail_too_many_parts');
  }
  return found;
}
