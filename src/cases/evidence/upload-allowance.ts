import type { Statement } from '../../database/statement.js';
import { DAY, SECOND } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';

/**
 * An account may keep at most 50 files uploaded within 24 hours that hang on no case: what was uploaded and then used does
 * not count, so nobody who asks for a reassessment meets this limit, and nobody can use us as a file store.
 */
export const UNATTACHED_UPLOADS_A_DAY = 50;

/** The account has uploaded too many files without using them; `retryAfterSeconds` says when the next one is taken. */
export class TooManyUploadsError extends ConflictError {
  constructor(retryAfterSeconds: number) {
    super(
      'too_many_uploads',
      `At most ${UNATTACHED_UPLOADS_A_DAY} files a day can be uploaded without being attached. Attach what you have uploaded, or try again later.`,
      { retryAfterSeconds },
    );
  }
}

interface Reader {
  query<Row>(statement: Statement): Promise<Row[]>;
}

/** @throws TooManyUploadsError when the account's allowance is used up at `now`. */
export async function refuseTooManyUploads(reader: Reader, accountId: string, now: Date): Promise<void> {
  const [recent] = await reader.query<{ count: number; oldest: Date | null }>({
    name: 'count-unattached-uploads',
    text: `SELECT count(*)::int AS count, min(e.created_at) AS oldest FROM evidence e
           WHERE e.account_id = $1 AND e.created_at > $2
             AND NOT EXISTS (SELECT FROM case_evidence c WHERE c.evidence_id = e.id)`,
    values: [accountId, new Date(now.getTime() - DAY)],
  });
  if (recent === undefined || recent.oldest === null || recent.count < UNATTACHED_UPLOADS_A_DAY) return;
  const freeAt = recent.oldest.getTime() + DAY;
  throw new TooManyUploadsError(Math.max(1, Math.ceil((freeAt - now.getTime()) / SECOND)));
}
