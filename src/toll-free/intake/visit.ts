import type { FieldName } from '../field-rules.js';
import type { PageText } from './page-text.js';

/** What a page turned out to be. */
export type PageKind = 'html' | 'picture' | 'document' | 'other';

export interface VisitedPage {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly kind: PageKind;
  /** Of an HTML page (or plain text) that could be read; else null. */
  readonly text: PageText | null;
}

/**
 * Why an address showed nothing. The first group says something about the address; of the second nothing follows but that the check
 * could not be made.
 */
export const ADDRESS_FAILURES = [
  'address_invalid',
  'address_private',
  'redirects_too_many',
  'unreachable',
] as const;
export const FETCH_TROUBLES = ['too_large', 'timed_out', 'names_down', 'not_looked_at'] as const;
export type VisitFailure = (typeof ADDRESS_FAILURES)[number] | (typeof FETCH_TROUBLES)[number];

/** What one submitted address showed. */
export interface Visit {
  readonly field: FieldName;
  /** As it was submitted. */
  readonly address: string;
  readonly page: VisitedPage | null;
  readonly failure: VisitFailure | null;
}
