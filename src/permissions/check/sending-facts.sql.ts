import type { Statement } from '../../database/statement.js';

/** What is asked of the database for many questions at once. */
export interface FactsWanted {
  /** The accounts, and the parents of those that have one. */
  readonly accounts: readonly string[];
  readonly countries: readonly string[];
  readonly numbers: readonly string[];
  /** The hash of the caller's key, to be proved; null: nothing is to be proved. */
  readonly keyHash: Buffer | null;
}

/** What a row tells of: an account, the permission in force, an open hold, a country's rule, a number, that the key counts. */
export const KINDS = { account: 0, grant: 1, hold: 2, country: 3, number: 4, key: 5 } as const;

/** One row: its kind, the key it was found by, and what it tells (`sending-facts.ts`). An array, since each name costs time. */
export type FactsRow = [
  kind: number,
  key: string,
  first: string | null,
  second: string | null,
  third: string | null,
];

const CONDITIONS = `CASE WHEN g.condition_countries IS NOT NULL OR g.condition_services IS NOT NULL OR g.condition_daily_units IS NOT NULL
      OR g.condition_until IS NOT NULL OR g.condition_opt_in_proof OR g.condition_no_free_form THEN json_build_object(
        'countries', g.condition_countries, 'services', g.condition_services, 'dailyUnits', g.condition_daily_units,
        'until', g.condition_until, 'optInProof', g.condition_opt_in_proof, 'noFreeForm', g.condition_no_free_form)::text END`;

// Each part finds its rows by their keys alone and all see the same moment. Joins would cost twice as much.
const TEXT = `
  SELECT ${KINDS.account}, a.id::text, a.status, a.plan, a.parent_id::text FROM accounts a WHERE a.id = ANY ($1::uuid[])
  UNION ALL
  SELECT ${KINDS.grant}, g.account_id::text, ${CONDITIONS}, NULL, NULL
  FROM outbound_permissions g WHERE g.account_id = ANY ($1) AND g.status = 'granted'
  UNION ALL
  SELECT ${KINDS.hold}, h.account_id::text, h.kind, array_to_string(h.services, ','), NULL
  FROM holds h WHERE h.account_id = ANY ($1) AND h.released_at IS NULL
  UNION ALL
  SELECT ${KINDS.country}, r.country, r.sms, r.voice, r.trunk FROM country_rules r WHERE r.country = ANY ($2)
  UNION ALL
  SELECT ${KINDS.number}, n.phone_e164, n.account_id::text, n.toll_free::text, n.traffic_state
  FROM numbers n WHERE n.phone_e164 = ANY ($3) AND n.released_at IS NULL
  UNION ALL
  SELECT ${KINDS.key}, '', NULL, NULL, NULL FROM platform_keys k WHERE k.key_hash = $4 AND k.revoked_at IS NULL`;

/**
 * All that permission checks rest on, as it is at one moment: the accounts, their permissions and open holds, the rules of the
 * countries, the numbers and the caller's key. It costs the same whatever has gathered in the tables.
 */
export function sendingFacts({ accounts, countries, numbers, keyHash }: FactsWanted): Statement {
  return {
    name: 'sending-facts',
    text: TEXT,
    values: [arrayOf(accounts), arrayOf(countries), arrayOf(numbers), keyHash],
  };
}

/** What accounts and their subaccounts have used on a UTC day (`2026-11-22`), for those whose permission has a daily limit. */
export function unitsOfDay(accounts: readonly string[], day: string): Statement {
  return {
    name: 'units-of-day',
    text: `SELECT o.id::text, coalesce(sum(u.units), 0)::int8 FROM unnest($1::uuid[]) o (id)
           LEFT JOIN LATERAL (SELECT o.id AS account UNION ALL SELECT s.id FROM accounts s WHERE s.parent_id = o.id) a ON true
           LEFT JOIN usage_days u ON u.account_id = a.account AND u.day = $2 GROUP BY o.id`,
    values: [arrayOf(accounts), day],
  };
}

/** An array of ids, numbers or codes as Postgres writes it: none of them holds a quote, a comma or a backslash. */
function arrayOf(plain: readonly string[]): string {
  return `{${plain.join(',')}}`;
}
