import { InvalidError } from './errors.js';

/** One page of a keyset-paged list; `nextCursor` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** The key of the last row seen, as an opaque text that can go into a URL. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of `length` parts behind a cursor. @throws InvalidError when the text was not made by `encodeCursor`. */
export function decodeCursor(cursor: string, length: number): readonly (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isKey =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number');
    if (isKey) return key;
  } catch {
    // falls through to the refusal below
  }
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}

/** Makes a page of rows of which one more than `limit` was read. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(present), nextCursor: hasMore ? encodeCursor(key(last)) : null };
}
