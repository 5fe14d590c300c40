import type { Statement } from '../database/statement.js';
import type { LinkKeys } from './link-keys.js';
import type { LinkKind } from './signals/signal.js';

/** An account that shares something. For names that are only near, the skeleton is still to be compared. */
export interface LinkedRow {
  readonly kind: LinkKind;
  readonly id: string;
  readonly companyName: string;
  readonly companySkeleton: string | null;
}

/** A linked account and since when it stands as it does. */
export interface StandingLinkedRow extends LinkedRow {
  readonly status: 'active' | 'restricted' | 'on_hold' | 'closed';
  readonly since: Date;
}

/** How many accounts of one kind are looked at; six kinds give at most 50 together. */
const OF_ONE_KIND = 8;
const NEAR_NAMES = 20;

/** What each kind compares, by place in `valuesOf`. Each finds its rows in an index `(column, status, created_at)`. */
const SAME: readonly (readonly [LinkKind, string])[] = [
  ['phone', 'a.phone_e164 = $1'],
  ['card', 'a.card_fingerprint = $2'],
  ['device', 'a.device_id = $3'],
  ['email', 'a.email_normalised = $4'],
  ['website_domain', 'a.website_domain = ANY ($5)'],
  ['company_name', 'a.company_skeleton = $6'],
];
/** Looked for among accounts on hold only, for which there are partial indexes. */
const SAME_AS_HELD: readonly (readonly [LinkKind, string, number])[] = [
  ['website_domain', `split_part(a.email_normalised, '@', 2) = ANY ($5)`, OF_ONE_KIND],
  ['company_name', 'a.company_near_keys && $7', NEAR_NAMES],
];

/** A parent and its subaccounts share everything; that is no link. `$8` is the parent of the family. */
const NOT_FAMILY = 'coalesce(a.parent_id, a.id) IS DISTINCT FROM $8::uuid';

function valuesOf(keys: LinkKeys, familyId: string | null): readonly unknown[] {
  return [
    keys.phoneE164,
    keys.cardFingerprint,
    keys.deviceId,
    keys.emailNormalised,
    keys.domains,
    keys.companySkeleton,
    keys.companyNearKeys,
    familyId,
  ];
}

const COLUMNS = `a.id, a.company_name AS "companyName", a.company_skeleton AS "companySkeleton"`;

const HELD = [...SAME.map(([kind, same]) => [kind, same, OF_ONE_KIND] as const), ...SAME_AS_HELD]
  .map(
    ([kind, same, limit]) =>
      `(SELECT '${kind}' AS kind, ${COLUMNS} FROM accounts a WHERE ${same} AND a.status = 'on_hold' AND ${NOT_FAMILY} LIMIT ${limit})`,
  )
  .join(' UNION ALL ');

/** Gives `LinkedRow`s: accounts on hold that share something with the one that signs up. Asked at every signup. */
export function heldLinks(keys: LinkKeys, familyId: string | null): Statement {
  return { name: 'held-links', text: HELD, values: valuesOf(keys, familyId) };
}

/** The state in which a link tells most comes first. */
const STATUSES = `unnest(ARRAY['on_hold', 'restricted', 'closed', 'active']) WITH ORDINALITY AS s (status, rank)`;
/** Since when an account is as it is: its oldest open hold or restriction, its closing, else its signup. */
const SINCE = `CASE a.status WHEN 'closed' THEN a.closed_at WHEN 'active' THEN a.created_at ELSE coalesce(
    (SELECT min(h.placed_at) FROM holds h WHERE h.account_id = a.id AND h.released_at IS NULL), a.created_at) END`;

const OF_ANY_STATUS = SAME.map(
  ([kind, same]) =>
    `SELECT '${kind}' AS kind, s.rank, l.* FROM ${STATUSES} CROSS JOIN LATERAL (
       SELECT ${COLUMNS}, a.status, a.created_at, ${SINCE} AS since FROM accounts a
       WHERE ${same} AND a.status = s.status AND ${NOT_FAMILY} AND a.id <> $9
       ORDER BY a.created_at DESC LIMIT ${OF_ONE_KIND}) l`,
);
const HELD_ONLY = SAME_AS_HELD.map(
  ([kind, same, limit]) =>
    `(SELECT '${kind}' AS kind, 1 AS rank, ${COLUMNS}, a.status, a.created_at, ${SINCE} AS since FROM accounts a
      WHERE ${same} AND a.status = 'on_hold' AND ${NOT_FAMILY} AND a.id <> $9 LIMIT ${limit})`,
);

/** Gives `StandingLinkedRow`s for the case page: whoever shares something with this account, those on hold first, then the newest. */
export function linkedAccounts(accountId: string, keys: LinkKeys, familyId: string): Statement {
  return {
    name: 'linked-accounts',
    text: `SELECT l.kind, l.id, l."companyName", l."companySkeleton", l.status, l.since
           FROM (${[...OF_ANY_STATUS, ...HELD_ONLY].join(' UNION ALL ')}) l
           ORDER BY l.rank, l.created_at DESC, l.id, l.kind LIMIT 200`,
    values: [...valuesOf(keys, familyId), accountId],
  };
}
