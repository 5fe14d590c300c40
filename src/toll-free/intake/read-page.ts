import type { FetchedPage } from '../../integrations/web-fetch/web-fetch.js';
import { readPageText } from './page-text.js';
import type { PageKind, VisitedPage } from './visit.js';

const KINDS: readonly (readonly [RegExp, PageKind])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^image\//, 'picture'],
  [/^application\/(?:pdf|msword|vnd\.|rtf)|^text\/(?:plain|rtf)$/, 'document'],
];
/** The first letters of HTML that no content type announces. */
const LOOKS_LIKE_HTML = /^\s*(?:<!doctype html|<html|<head|<body)/i;

/** What a fetched page is and says. Bytes that are no text (a compressed answer nobody asked for) have none. */
export function readPage({ url, status, contentType, body }: FetchedPage): VisitedPage {
  const named = KINDS.find(([pattern]) => pattern.test(contentType))?.[1] ?? 'other';
  const isUnnamed = named === 'other' && (contentType === '' || contentType === 'application/octet-stream');
  const isHtml =
    named === 'html' || (isUnnamed && LOOKS_LIKE_HTML.test(body.subarray(0, 200).toString('utf8')));
  const kind: PageKind = isHtml ? 'html' : named;
  const isText = kind === 'html' && !isBinary(body);
  return { url, status, contentType, kind, text: isText ? readPageText(body.toString('utf8')) : null };
}

/** No text has a zero byte; gzip begins with 1f 8b. */
function isBinary(body: Buffer): boolean {
  return (body[0] === 0x1f && body[1] === 0x8b) || body.subarray(0, 4096).includes(0);
}
