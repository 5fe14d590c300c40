import { newId, parseSid } from '../../src/kernel/ids.js';
import type { Finding } from '../../src/toll-free/intake/finding.js';
import type { TestApp } from './app.js';
import { rowsIn } from './rows-in.js';

/** What the intake leaves of the newest submission of a verification. */
export async function leaveFindings(
  { database }: Pick<TestApp, 'database'>,
  sid: string,
  findings: readonly Finding[],
): Promise<void> {
  for (const { code, field, cause, sentence, couldRun, url } of findings)
    await rowsIn(
      database,
      `INSERT INTO toll_free_findings (id, verification_id, account_id, submission, code, field, cause, sentence, could_run, url, found_at)
       SELECT $1, v.id, v.account_id, v.submission, $3, $4, $5, $6, $7, $8, now() FROM toll_free_verifications v WHERE v.id = $2`,
      [newId(), parseSid('tollFreeVerification', sid), code, field, cause, sentence, couldRun, url],
    );
}
