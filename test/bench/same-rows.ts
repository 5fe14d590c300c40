import type pg from 'pg';

const TABLES = [
  'accounts',
  'assessments',
  'portal_users',
  'portal_memberships',
  'one_time_links',
  'cases',
  'decisions',
  'reassessments',
  'toll_free_verifications',
  'toll_free_submissions',
  'audit_events',
  'outbox_messages',
  'graphile_worker._private_jobs',
] as const;

/** Rows written, and their bytes, by table. */
export type Written = ReadonlyMap<string, { readonly rows: number; readonly bytes: number }>;

/** How many rows there are and how many bytes they have, in the tables that a signup, a decision or a submission writes. */
export async function countWritten(client: pg.Client): Promise<Written> {
  const counted = new Map<string, { rows: number; bytes: number }>();
  for (const table of TABLES) {
    const { rows } = await client.query<{ rows: string; bytes: string }>(
      `SELECT count(*) AS rows, coalesce(sum(pg_column_size(t.*)), 0) AS bytes FROM ${table} t WHERE ${fresh(table)}`,
    );
    counted.set(table, { rows: Number(rows[0]?.rows), bytes: Number(rows[0]?.bytes) });
  }
  return counted;
}

/** Seeded cases and tickets are there before; only decided ones were written by the run. */
function fresh(table: (typeof TABLES)[number]): string {
  if (table === 'cases') return `t.status = 'decided'`;
  if (table === 'reassessments') return `t.status = 'rejected'`;
  return 'true';
}

/** Bytes of new rows for each request, ours beside the bare server's, and how they compare. */
export function compareWritten(
  [before, afterOurs, afterBare]: readonly [Written, Written, Written],
  requests: { ours: number; bare: number },
): { line: string; share: number } {
  const bytes = (from: Written, to: Written): number =>
    TABLES.reduce((sum, table) => sum + (to.get(table)?.bytes ?? 0) - (from.get(table)?.bytes ?? 0), 0);
  const rows = (from: Written, to: Written): number =>
    TABLES.reduce((sum, table) => sum + (to.get(table)?.rows ?? 0) - (from.get(table)?.rows ?? 0), 0);
  const ours = bytes(before, afterOurs) / requests.ours;
  const bare = bytes(afterOurs, afterBare) / requests.bare;
  const line =
    `rows a request: gatehouse ${(rows(before, afterOurs) / requests.ours).toFixed(1)} of ${Math.round(ours)} bytes in all, ` +
    `bare ${(rows(afterOurs, afterBare) / requests.bare).toFixed(1)} of ${Math.round(bare)} bytes`;
  return { line, share: bare / ours };
}
