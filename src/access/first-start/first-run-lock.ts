import type { Statement } from '../../database/statement.js';

/** Any fixed number: processes that start at once take turns making the first admin and the first key. Ends with the transaction. */
const FIRST_RUN_LOCK = 4_242_002;

export function firstRunLock(): Statement {
  return { name: 'first-run-lock', text: `SELECT pg_advisory_xact_lock($1)`, values: [FIRST_RUN_LOCK] };
}
