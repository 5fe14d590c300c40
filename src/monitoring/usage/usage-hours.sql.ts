import { int4s, int8s, shortTexts, uuids } from '../../database/binary-arrays.js';
import type { Statement } from '../../database/statement.js';
import { COUNTS, USAGE_SERVICES, type UsageLine } from './usage-line.js';

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
    values: [uuids(ids, (id) => id)],
  };
}

/*
 * Both statements below take lines of which no two have the same key, and let the days of their accounts follow. Locks are
 * taken in one order everywhere: hours by their key, then days by theirs. So writers of the same rows wait for one another,
 * and never in a circle.
 */

/** Writes lines that are all new; @throws a unique violation when one is not. */
export function insertLines(lines: readonly UsageLine[], at: Date): Statement {
  return { name: 'insert-usage-lines', text: INSERT_LINES, values: valuesOf(lines, at) };
}

/**
 * Writes lines of which some may be there, and gives the `ChangedHour`s. A line that is there already, word for word, stays
 * untouched; another one replaces it, and the day moves by the difference to the row that was really replaced, under its lock.
 */
export function replaceLines(lines: readonly UsageLine[], at: Date): Statement {
  return { name: 'replace-usage-lines', text: REPLACE_LINES, values: valuesOf(lines, at) };
}

const LONGEST_SERVICE = Math.max(...USAGE_SERVICES.map((service) => service.length));

function valuesOf(lines: readonly UsageLine[], at: Date): readonly unknown[] {
  return [
    uuids(lines, (line) => line.accountId),
    int4s(lines, (line) => line.hour),
    shortTexts(lines, LONGEST_SERVICE, (line) => line.service),
    shortTexts(lines, 2, (line) => line.country),
    int8s(lines, (line) => line.milliunits),
    int8s(lines, (line) => line.microdollars),
    ...COUNTS.map((count) => int8s(lines, (line) => line.counts[count])),
    at.toISOString(),
  ];
}

const COUNT_COLUMNS = COUNTS.map((count) =>
  count.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);
const REPORTED = ['milliunits', 'microdollars', ...COUNT_COLUMNS];
const COLUMNS = ['account_id', 'hour', 'service', 'country', ...REPORTED, 'recorded_at'];

const every = (columns: readonly string[], of = ''): string =>
  columns.map((column) => of + column).join(', ');

const LINES = `lines AS (
    SELECT l.account_id, to_timestamp(l.hour * 3600::float8) AS hour, l.service, l.country, ${every(REPORTED, 'l.')},
      $${COUNTS.length + 7}::timestamptz AS recorded_at
    FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], ${COUNTS.map((_, at) => `$${at + 7}::bigint[]`).join(', ')})
      AS l (account_id, hour, service, country, ${every(REPORTED)}))`;

const INSERTION = `INSERT INTO usage_hours AS h (${every(COLUMNS)}) SELECT ${every(COLUMNS)} FROM lines ORDER BY 1, 2, 3, 4`;

/** Adds `milliunits` of each (account_id, hour, service, milliunits) to its day; those of numbers are not traffic. */
function addToDays(from: string): string {
  return `INSERT INTO usage_days AS d (account_id, day, milliunits, units)
    SELECT f.account_id, (f.hour AT TIME ZONE 'UTC')::date, sum(f.milliunits)::bigint, ceil(sum(f.milliunits) / 1000)
    FROM ${from} f WHERE f.service IN ('sms', 'voice') GROUP BY 1, 2 HAVING sum(f.milliunits) <> 0 ORDER BY 1, 2
    ON CONFLICT (account_id, day) DO UPDATE
      SET milliunits = d.milliunits + excluded.milliunits, units = (d.milliunits + excluded.milliunits + 999) / 1000`;
}

/** The days are added up from what was written, not from the lines: else Postgres would write them first. */
const INSERT_LINES = `
  WITH ${LINES}, written AS (${INSERTION} RETURNING h.account_id, h.hour, h.service, h.milliunits) ${addToDays('written')}`;

const REPLACE_LINES = `
  WITH ${LINES}, written AS (
    ${INSERTION}
    ON CONFLICT (account_id, hour, service, country) DO UPDATE
      SET ${REPORTED.map((column) => `${column} = excluded.${column}`).join(', ')},
        previous_milliunits = h.milliunits, recorded_at = excluded.recorded_at
      WHERE (${every(REPORTED, 'h.')}) IS DISTINCT FROM (${every(REPORTED, 'excluded.')})
    RETURNING h.account_id, h.hour, h.service, h.milliunits - coalesce(h.previous_milliunits, 0) AS milliunits
  ), days AS (${addToDays('written')})
  SELECT w.account_id AS "accountId", (extract(epoch FROM w.hour) / 3600)::int AS hour FROM written w GROUP BY w.account_id, w.hour`;
