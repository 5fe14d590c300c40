import { InvalidError } from './errors.js';
import { decodeCursor } from './page.js';

/** Where a list that shows the newest first goes on: after the row of that instant and, among equals, that id. */
export interface InstantKey {
  readonly at: Date;
  readonly id: string;
}

const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key of a row, for `toPage`. */
export function instantKey(at: Date, id: string): readonly string[] {
  return [at.toISOString(), id];
}

/** Whether the parts are an instant and a uuid as `instantKey` writes them. */
export function isInstantAndId(instant: unknown, id: unknown): boolean {
  return (
    typeof instant === 'string' &&
    typeof id === 'string' &&
    INSTANT.test(instant) &&
    UUID.test(id) &&
    !Number.isNaN(Date.parse(instant))
  );
}

/** The key behind a cursor that `instantKey` made. @throws InvalidError for any other text, however it came about. */
export function decodeInstantCursor(cursor: string): InstantKey {
  const [instant, id] = decodeCursor(cursor, 2);
  if (typeof instant === 'string' && typeof id === 'string' && INSTANT.test(instant) && UUID.test(id)) {
    const at = new Date(instant);
    if (!Number.isNaN(at.getTime())) return { at, id };
  }
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}
