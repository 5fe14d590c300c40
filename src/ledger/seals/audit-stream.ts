import type { PoolClient, QueryArrayResult } from 'pg';
import { hashAuditRow } from '../audit-event.js';
import type { Place } from './seal.js';

/** Rows a fetch: enough to hide the round trip, little enough to stay in the processor's cache. */
const ROWS_A_FETCH = 2_000;

/** One row as it stands in the database. */
export interface StoredRow extends Place {
  /** Made anew from the row's content; hex. */
  readonly hash: string;
  /** Whether that is what the row says of itself. */
  readonly isConsistent: boolean;
}

/** Columns come as Postgres writes them: parsing what is hashed as text anyway would cost more than hashing it. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Every audit row in the order of the chain, through a cursor of the client's transaction. */
export class AuditStream {
  private rows: readonly (readonly (string | null)[])[] = [];
  private at = 0;
  private coming: Promise<QueryArrayResult<(string | null)[]>> | undefined;
  private row: StoredRow | null = null;

  constructor(private readonly client: PoolClient) {}

  async open(): Promise<void> {
    await this.client.query(`DECLARE audit_rows NO SCROLL CURSOR FOR
      SELECT xid, id, at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash
      FROM audit_events ORDER BY xid, id`);
    this.fetch();
    await this.fill();
  }

  /** The row where the reader stands, or null past the last. */
  get current(): StoredRow | null {
    return this.row;
  }

  /** Goes on to the next row; answers whether it is at hand, else `fill` must be awaited. */
  advance(): boolean {
    this.at += 1;
    const next = this.rows[this.at];
    this.row = next === undefined ? null : storedRow(next);
    return next !== undefined;
  }

  /** Takes in the rows that are on their way, and asks for those behind them, so that reading and hashing go side by side. */
  async fill(): Promise<void> {
    this.rows = (await this.coming)?.rows ?? [];
    if (this.rows.length > 0) this.fetch();
    this.at = -1;
    this.advance();
  }

  private fetch(): void {
    this.coming = this.client.query<(string | null)[]>({
      text: `FETCH ${ROWS_A_FETCH} FROM audit_rows`,
      rowMode: 'array',
      types: AS_TEXT as never, // pg's type of this option wants its whole table of parsers
    });
    this.coming.catch(() => undefined); // awaited in `fill`, unless the reader stops before
  }
}

function storedRow(row: readonly (string | null)[]): StoredRow {
  const hash = hashAuditRow({
    at: isoOf(row[2] ?? ''),
    actorKind: row[3] ?? '',
    actorId: row[4] ?? null,
    actorLabel: row[5] ?? '',
    action: row[6] ?? '',
    subjectKind: row[7] ?? '',
    subjectId: row[8] ?? null,
    accountId: row[9] ?? null,
    caseId: row[10] ?? null,
    ip: row[11] ?? null,
    detail: JSON.parse(row[12] ?? 'null'),
  });
  return {
    xid: Number(row[0]),
    id: Number(row[1]),
    hash,
    isConsistent: row[13] === `\\x${hash}`,
  };
}

/** `2026-11-22 16:10:55.12+00` → `2026-11-22T16:10:55.120Z`. Finer than a millisecond stays, and then matches no hash. */
function isoOf(text: string): string {
  const end = text.lastIndexOf('+');
  const dot = text.indexOf('.');
  const whole = text.slice(0, dot < 0 ? end : dot).replace(' ', 'T');
  const fraction = dot < 0 ? '' : text.slice(dot + 1, end);
  return `${whole}.${fraction.padEnd(3, '0')}Z`;
}
