import type { TestDatabase } from './database.js';
import { rowsIn } from './rows-in.js';

/** How the account stands now. */
export async function statusOf(
  database: TestDatabase,
  account: { readonly id: string },
): Promise<string | undefined> {
  const [row] = await rowsIn<{ status: string }>(database, `SELECT status FROM accounts WHERE id = $1`, [
    account.id,
  ]);
  return row?.status;
}

export interface PromisedMail {
  readonly template: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The e-mails promised to an address, in order. */
export function mailsTo(database: TestDatabase, address: string): Promise<PromisedMail[]> {
  return rowsIn<PromisedMail>(
    database,
    `SELECT template, payload FROM outbox_messages WHERE recipient = $1 AND channel = 'email' ORDER BY created_at, id`,
    [address],
  );
}
