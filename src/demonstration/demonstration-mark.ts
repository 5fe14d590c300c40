import type { Statement } from '../database/statement.js';

const NAME = 'demonstration';
const MAIL_KEPT = 'mail_kept_in_inbox';

/** How far the demonstration is; kept in the database. A load that was killed leaves `loading` behind. */
export interface DemonstrationMark {
  readonly state: 'loading' | 'loaded' | 'removed';
  /** The fictional staff. The accounts are known by their external ids. */
  readonly staffIds: readonly string[];
  /** The addresses of everybody in it, in small letters. */
  readonly addresses: readonly string[];
}

/** Gives the `DemonstrationMark` in a column `value`. */
export function readMark(): Statement {
  return {
    name: 'read-demonstration-mark',
    text: `SELECT value FROM settings WHERE name = '${NAME}'`,
    values: [],
  };
}

export function writeMark(mark: DemonstrationMark, at: Date): Statement {
  return writeSetting(NAME, mark, at);
}

/** As if there had never been one. */
export function eraseMark(): Statement {
  return {
    name: 'erase-demonstration-mark',
    text: `DELETE FROM settings WHERE name = ANY ($1)`,
    values: [[NAME, MAIL_KEPT]],
  };
}

/** E-mail to these addresses stays in the development inbox, whatever sender is set up (`notifications/kept-in-inbox.ts`). */
export function keepMailInside(addresses: readonly string[], at: Date): Statement {
  return writeSetting(MAIL_KEPT, addresses, at);
}

function writeSetting(name: string, value: unknown, at: Date): Statement {
  return {
    name: 'write-demonstration-setting',
    text: `INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3)
           ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    values: [name, JSON.stringify(value), at],
    touches: `settings ${name}`,
  };
}
