import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { parseSid } from '../../kernel/ids.js';
import type { TypedFile } from '../../reassessments/ticket-draft.js';

/** An uploaded file as a row of a form. */
export interface FileRow extends TypedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Finds the account's own uploaded files that a form names. */
@Injectable()
export class OwnFiles {
  constructor(private readonly database: Database) {}

  /** Those that exist, with their names; a file that was removed since, or is another account's, is left out. */
  async describe(accountId: string, files: readonly TypedFile[]): Promise<readonly FileRow[]> {
    const ids = files.map((file) => parseSid('evidence', file.sid));
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: string; name: string; size: number }>({
      name: 'describe-own-files',
      text: `SELECT e.id, e.original_name AS name, e.size FROM evidence e WHERE e.account_id = $1 AND e.id = ANY ($2)`,
      values: [accountId, ids.filter((id) => id !== null)],
    });
    const known = new Map(rows.map((row) => [row.id, row]));
    return files.flatMap((file, at) => {
      const row = known.get(ids[at] ?? '');
      return row === undefined ? [] : [{ ...file, name: row.name, size: row.size }];
    });
  }
}
