import type { Service } from '../../kernel/words.js';
import { COUNTRY_ACCESS, type CountryAccess } from '../country-rules/country-rule.entity.js';
import type { OutboundGrant, SendingFacts } from '../permission-reasons.js';
import { KINDS, type FactsRow } from './sending-facts.sql.js';

/** What of a question its facts are found by. */
export interface Asked {
  readonly accountId: string;
  readonly service: Service;
  readonly country: string | null;
  readonly from: string | null;
}

type Agreed = Omit<OutboundGrant, 'unitsToday'>;

/** An account's row, the permission that was granted to it, and what is open on it. */
interface Standing {
  row: FactsRow | undefined;
  agreed: Agreed | undefined;
  readonly holds: FactsRow[];
}

/** The rows of one statement, ready to be put together for each of its questions. */
export class FactsFound {
  /** Whether the caller's key counts. */
  readonly keyCounts: boolean;
  private readonly accounts = new Map<string, Standing>();
  /** Countries and numbers, of which no two are spelled alike. */
  private readonly places = new Map<string, FactsRow>();

  constructor(rows: readonly FactsRow[]) {
    let keyCounts = false;
    for (const row of rows) {
      const [kind, key, first] = row;
      if (kind === KINDS.account) this.at(key).row = row;
      else if (kind === KINDS.grant) this.at(key).agreed = agreedIn(first);
      else if (kind === KINDS.hold) this.at(key).holds.push(row);
      else if (kind === KINDS.key) keyCounts = true;
      else this.places.set(key, row);
    }
    this.keyCounts = keyCounts;
  }

  /** Whose permission counts for the account: its parent's, if it has one. Null: there is no such account. */
  ownerOf(accountId: string): string | null {
    const row = this.accounts.get(accountId)?.row;
    return row === undefined ? null : (row[4] ?? accountId);
  }

  /** The accounts on whose permission there is a daily limit. */
  limited(): readonly string[] {
    const limited: string[] = [];
    for (const [accountId, { agreed }] of this.accounts)
      if (agreed?.dailyUnits != null) limited.push(accountId);
    return limited;
  }

  /** `units`: what the limited accounts have used on this day. Null: there is no such account. */
  of({ accountId, service, country, from }: Asked, units: ReadonlyMap<string, number>): SendingFacts | null {
    const own = this.accounts.get(accountId);
    if (own?.row === undefined) return null;
    const [, , status, plan, parentId] = own.row;
    const owner = parentId === null ? own : this.accounts.get(parentId);
    const found = { onHold: status === 'on_hold', restricted: false, serviceRestricted: false };
    note(own.holds, service, found);
    if (owner !== undefined && owner !== own) note(owner.holds, service, found);
    const agreed = owner?.agreed;
    return {
      closed: status === 'closed',
      ...found,
      contracted: plan === 'contracted',
      grant: agreed === undefined ? null : { ...agreed, unitsToday: units.get(parentId ?? accountId) ?? 0 },
      countryAccess: country === null ? null : this.accessTo(country, service),
      number: from === null ? null : this.numberOf(accountId, parentId, from),
    };
  }

  private at(accountId: string): Standing {
    let standing = this.accounts.get(accountId);
    if (standing === undefined) {
      standing = { row: undefined, agreed: undefined, holds: [] };
      this.accounts.set(accountId, standing);
    }
    return standing;
  }

  private numberOf(accountId: string, parentId: string | null, from: string): SendingFacts['number'] {
    const [, , ownerId, tollFree, state] = this.places.get(from) ?? [];
    if (ownerId == null || (ownerId !== accountId && ownerId !== parentId)) return null;
    return { tollFree: tollFree === 'true', verified: state === 'verified' };
  }

  /** A country without a rule is shut. */
  private accessTo(country: string, service: Service): CountryAccess {
    const access = this.places.get(country)?.[PLACE_OF_SERVICE[service]];
    return COUNTRY_ACCESS.find((known) => known === access) ?? 'blocked';
  }
}

/** Notes what open holds mean for the service: one without services covers everything. */
function note(
  holds: readonly FactsRow[],
  service: Service,
  found: { onHold: boolean; restricted: boolean; serviceRestricted: boolean },
): void {
  for (const [, , kind, services] of holds) {
    if (kind === 'hold') found.onHold = true;
    else if (services === null) found.restricted = true;
    else if (services.split(',').includes(service)) found.serviceRestricted = true;
  }
}

/** Where in a country's row the service stands. */
const PLACE_OF_SERVICE = { sms: 2, voice: 3, trunk: 4 } as const satisfies Readonly<Record<Service, number>>;

const UNCONDITIONAL: Agreed = {
  countries: null,
  services: null,
  dailyUnits: null,
  until: null,
  optInProof: false,
  noFreeForm: false,
};

function agreedIn(conditions: string | null): Agreed {
  if (conditions === null) return UNCONDITIONAL;
  const agreed: Omit<Agreed, 'until'> & { until: string | null } = JSON.parse(conditions);
  return { ...agreed, until: agreed.until === null ? null : new Date(agreed.until) };
}
