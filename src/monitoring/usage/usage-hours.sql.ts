import type { Statement } from '../../database/statement.js';
import { COUNTS, type UsageLine } from './usage-line.js';

/** An hour of an account in which at least one line is not what it was. */
export interface ChangedHour {
  readonly accountId: string;
  /** Whole hours since 1970, UTC. */
  readonly hour: number;
}

/** Gives the ids of those that exist, as `{id}`. */
export function existingAccounts(ids: readonly string[]): Statement {
  return {
    name: 'existing-accounts',
    text: `SELECT a.id FROM accounts a WHERE a.id = ANY ($1::uuid[])`,
    values: [arrayOf(ids)],
  };
}

/**
 * Writes lines of which no two have the same key, and gives the `ChangedHour`s. A line that is there already, word for word,
 * stays untouched; another one replaces it, and the day of its account moves by the difference.
 *
 * Locks are taken in one order everywhere: hours by their key, then days by theirs. So writers of the same rows wait for one
 * another, and never in a circle; and the difference is taken from the row that was really replaced, under its lock.
 */
export function writeLines(lines: readonly UsageLine[], at: Date): Statement {
  return {
    name: 'write-usage-lines',
    text: WRITE_LINES,
    values: [
      arrayOf(lines.map((line) => line.accountId)),
      arrayOf(lines.map((line) => line.hour)),
      arrayOf(lines.map((line) => line.service)),
      arrayOf(lines.map((line) => line.country)),
      arrayOf(lines.map((line) => line.units)),
      arrayOf(lines.map((line) => line.cost)),
      ...COUNTS.map((count) => arrayOf(lines.map((line) => line.counts[count]))),
      at.toISOString(),
    ],
  };
}

const COUNT_COLUMNS = COUNTS.map((count) =>
  count.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);
const REPORTED = ['units', 'cost', ...COUNT_COLUMNS];
const COLUMNS = ['account_id', 'hour', 'service', 'country', ...REPORTED];

const WRITE_LINES = `
  WITH lines AS (
    SELECT l.account_id, to_timestamp(l.hour * 3600::float8) AS hour, l.service, l.country, ${REPORTED.map((column) => `l.${column}`).join(', ')}
    FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], ${COUNT_COLUMNS.map((_, at) => `$${at + 7}::bigint[]`).join(', ')})
         AS l (${COLUMNS.join(', ')})
    ORDER BY 1, 2, 3, 4
  ), written AS (
    INSERT INTO usage_hours AS h (${COLUMNS.join(', ')}, recorded_at)
    SELECT ${COLUMNS.join(', ')}, $${COUNT_COLUMNS.length + 7}::timestamptz FROM lines
    ON CONFLICT (account_id, hour, service, country) DO UPDATE
      SET ${REPORTED.map((column) => `${column} = excluded.${column}`).join(', ')}, previous_units = h.units, recorded_at = excluded.recorded_at
      WHERE (${REPORTED.map((column) => `h.${column}`).join(', ')}) IS DISTINCT FROM (${REPORTED.map((column) => `excluded.${column}`).join(', ')})
    RETURNING h.account_id, h.hour, h.service, h.units - coalesce(h.previous_units, 0) AS difference
  ), days AS (
    INSERT INTO usage_days AS d (account_id, day, exact_units, units)
    SELECT w.account_id, (w.hour AT TIME ZONE 'UTC')::date, sum(w.difference), ceil(sum(w.difference))
    FROM written w WHERE w.service IN ('sms', 'voice') GROUP BY 1, 2 HAVING sum(w.difference) <> 0 ORDER BY 1, 2
    ON CONFLICT (account_id, day) DO UPDATE
      SET exact_units = d.exact_units + excluded.exact_units, units = ceil(d.exact_units + excluded.exact_units)
  )
  SELECT w.account_id AS "accountId", (extract(epoch FROM w.hour) / 3600)::int AS hour FROM written w GROUP BY w.account_id, w.hour`;

/** An array as Postgres reads it. The values hold nothing that would need quoting, and the driver would look at each of them. */
function arrayOf(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
