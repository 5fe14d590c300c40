import type { Statement } from '../../database/statement.js';
import type { Service } from '../../kernel/words.js';
import type { OutboundGrant, SendingFacts } from '../permission-reasons.js';

/** What the statement needs of a question. */
export interface FactsWanted {
  readonly accountId: string;
  readonly service: Service;
  readonly country: string | null;
  readonly from: string | null;
}

/** One row a question: its place, what is so as bits, and what was agreed if anything was. An array, since each name costs time. */
export type FactsRow = readonly [place: number, bits: number, agreed: Agreed | null];

interface Agreed {
  readonly countries: readonly string[] | null;
  readonly services: readonly Service[] | null;
  readonly dailyUnits: number | null;
  readonly unitsToday: number | null;
  readonly until: string | null;
  readonly optInProof: boolean;
  readonly noFreeForm: boolean;
}

/** What is so, each with its SQL; the place in this list is its bit. NULL counts as not so. */
const BITS = {
  mayAsk: `$5::bytea IS NULL OR EXISTS (SELECT 1 FROM platform_keys k WHERE k.key_hash = $5 AND k.revoked_at IS NULL)`,
  isKnown: `a.id IS NOT NULL`,
  closed: `a.status = 'closed'`,
  onHold: `a.status = 'on_hold' OR h.on_hold`,
  restricted: `h.restricted`,
  serviceRestricted: `h.service_restricted`,
  contracted: `a.plan = 'contracted'`,
  granted: `g.id IS NOT NULL`,
  allowed: `r.access = 'allowed'`,
  approval: `r.access = 'approval'`,
  numberOwned: `n.id IS NOT NULL`,
  tollFree: `n.toll_free`,
  verified: `n.traffic_state = 'verified'`,
} as const;
type Bit = keyof typeof BITS;

const NAMES = Object.keys(BITS);
const IS: { readonly [bit in Bit]: number } = Object.fromEntries(
  NAMES.map((name, place) => [name, 1 << place]),
) as { [bit in Bit]: number }; // each of its own names
const BITS_SQL = Object.values(BITS)
  .map((sql, place) => `coalesce(${sql}, false)::int << ${place}`)
  .map((bit) => `(${bit})`)
  .join(' | ');

/** T7, T8: one permission for an account and its subaccounts, which is the parent's. */
const OWNER = 'coalesce(a.parent_id, a.id)';

const TEXT = `
  SELECT q.place::int, ${BITS_SQL}, CASE WHEN c.any THEN json_build_object(
      'countries', g.condition_countries, 'services', g.condition_services, 'until', g.condition_until,
      'optInProof', g.condition_opt_in_proof, 'noFreeForm', g.condition_no_free_form, 'dailyUnits', g.condition_daily_units,
      'unitsToday', CASE WHEN g.condition_daily_units IS NOT NULL THEN (
        SELECT sum(u.units) FROM usage_days u WHERE u.day = $6 AND u.account_id IN (
          SELECT ${OWNER} UNION ALL SELECT s.id FROM accounts s WHERE s.parent_id = ${OWNER})) END) END
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS q (account, service, country, sender, place)
  LEFT JOIN accounts a ON a.id = q.account
  LEFT JOIN outbound_permissions g ON g.account_id = ${OWNER} AND g.status = 'granted'
  LEFT JOIN LATERAL (
    SELECT bool_or(x.kind = 'hold') AS on_hold, bool_or(x.kind = 'restriction' AND x.services IS NULL) AS restricted,
      bool_or(q.service = ANY (x.services)) AS service_restricted
    FROM holds x WHERE x.account_id IN (a.id, a.parent_id) AND x.released_at IS NULL) h ON true
  LEFT JOIN LATERAL (
    SELECT CASE q.service WHEN 'sms' THEN y.sms WHEN 'voice' THEN y.voice ELSE y.trunk END AS access
    FROM country_rules y WHERE y.country = q.country) r ON true
  LEFT JOIN numbers n ON n.phone_e164 = q.sender AND n.released_at IS NULL AND n.account_id IN (a.id, a.parent_id)
  LEFT JOIN LATERAL (
    SELECT g.condition_countries IS NOT NULL OR g.condition_services IS NOT NULL OR g.condition_daily_units IS NOT NULL
      OR g.condition_until IS NOT NULL OR g.condition_opt_in_proof OR g.condition_no_free_form AS any) c ON true`;

/**
 * All that a permission check rests on, for many questions of one caller at once, and whether the platform's key (its hash; null:
 * the key of the environment) still counts. `day` is the UTC day by the program's clock. Every part is found by its key, so that it
 * costs the same whatever has gathered in the tables.
 */
export function sendingFacts(wanted: readonly FactsWanted[], keyHash: Buffer | null, day: string): Statement {
  return {
    name: 'sending-facts',
    text: TEXT,
    values: [
      wanted.map((question) => question.accountId),
      wanted.map((question) => question.service),
      wanted.map((question) => question.country),
      wanted.map((question) => question.from),
      keyHash,
      day,
    ],
  };
}

/** What came of one question: the key does not count, there is no such account, or what is known. */
export type Found = 'key_refused' | 'account_unknown' | SendingFacts;

export function readFacts([, bits, agreed]: FactsRow): Found {
  if ((bits & IS.mayAsk) === 0) return 'key_refused';
  if ((bits & IS.isKnown) === 0) return 'account_unknown';
  const so = (bit: Bit): boolean => (bits & IS[bit]) !== 0;
  return {
    closed: so('closed'),
    onHold: so('onHold'),
    restricted: so('restricted'),
    serviceRestricted: so('serviceRestricted'),
    contracted: so('contracted'),
    grant: so('granted') ? grantOf(agreed) : null,
    countryAccess: so('allowed') ? 'allowed' : so('approval') ? 'approval' : 'blocked',
    number: so('numberOwned') ? { tollFree: so('tollFree'), verified: so('verified') } : null,
  };
}

const UNCONDITIONAL: OutboundGrant = {
  countries: null,
  services: null,
  dailyUnits: null,
  unitsToday: 0,
  until: null,
  optInProof: false,
  noFreeForm: false,
};

function grantOf(agreed: Agreed | null): OutboundGrant {
  if (agreed === null) return UNCONDITIONAL;
  return {
    ...agreed,
    unitsToday: agreed.unitsToday ?? 0,
    until: agreed.until === null ? null : new Date(agreed.until),
  };
}
