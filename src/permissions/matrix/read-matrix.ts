import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import type { Account } from '../../accounts/account.entity.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { conditionsOfGrant } from '../../outbound-permissions/grant-conditions.js';
import type { OutboundPermission } from '../../outbound-permissions/outbound-permission.entity.js';
import type { CountryRule } from '../country-rules/country-rule.entity.js';
import { ListCountryRules } from '../country-rules/list-country-rules.js';
import { inWords } from '../permission-codes.js';
import { standingReasons, type AccountStanding, type OutboundGrant } from '../permission-reasons.js';
import type { PermissionMatrixView, ServicePermissionView } from './matrix.dto.js';
import { grantOf, numbersOf, openHoldsOf, type OpenHold, type OwnNumber } from './matrix.sql.js';

const MOST_NUMBERS = 1000;

type Grant = OutboundPermission & { readonly unitsToday: number };

/** The whole matrix of what an account may do, by the same rules as each single check (`permission-reasons.ts`). */
@Injectable()
export class ReadMatrix {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly database: Database,
    private readonly countryRules: ListCountryRules,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when there is no such account for the reader */
  async of(reader: Principal, accountId: string): Promise<PermissionMatrixView> {
    const account = await this.accounts.get(reader, accountId);
    const now = this.clock.now();
    const ownerId = account.parentId ?? account.id;
    const family = [...new Set([account.id, ownerId])];
    const [holds, grant, rules, numbers] = await Promise.all([
      this.database.query<OpenHold>(openHoldsOf(family)),
      this.database.find<Grant>(grantOf(ownerId, now.toISOString().slice(0, 10))),
      this.countryRules.list(),
      this.database.query<OwnNumber>(numbersOf(family, MOST_NUMBERS + 1)),
    ]);
    const contracted = account.plan === 'contracted';
    return {
      account: toSid('account', account.id),
      services: SERVICES.map((service) => {
        const standing = standingOf(account, holds, grant, service);
        return serviceOf(service, standing, rules, now);
      }),
      conditions: contracted || grant === null ? null : conditionsOfGrant(grant),
      numbers: numbers.slice(0, MOST_NUMBERS).map((number) => ({
        sid: toSid('number', number.id),
        phoneNumber: number.phone_e164,
        sms: !number.toll_free || number.traffic_state === 'verified',
      })),
      moreNumbers: numbers.length > MOST_NUMBERS,
    };
  }
}

function serviceOf(
  service: Service,
  standing: AccountStanding,
  rules: readonly CountryRule[],
  now: Date,
): ServicePermissionView {
  const reasons = standingReasons(service, standing, now);
  const { contracted, grant } = standing;
  const named = contracted ? null : (grant?.countries ?? null);
  const shut = rules.filter((rule) => {
    if (rule[service] === 'allowed') return false;
    return rule[service] === 'blocked' || !(contracted || named?.includes(rule.country) === true);
  });
  const closed = shut.map(({ country }) => country).sort();
  return {
    service,
    allowed: reasons.length === 0,
    reasons: inWords(reasons, { service }),
    onlyCountries: named === null ? null : named.filter((country) => !closed.includes(country)),
    exceptCountries: named === null ? closed : [],
  };
}

function standingOf(
  account: Account,
  holds: readonly OpenHold[],
  grant: Grant | null,
  service: Service,
): AccountStanding {
  const restrictions = holds.filter(({ kind }) => kind === 'restriction');
  return {
    closed: account.status === 'closed',
    onHold: account.status === 'on_hold' || holds.some(({ kind }) => kind === 'hold'),
    restricted: restrictions.some(({ services }) => services === null),
    serviceRestricted: restrictions.some(({ services }) => services?.includes(service) === true),
    contracted: account.plan === 'contracted',
    grant: grant === null ? null : agreedIn(grant),
  };
}

function agreedIn(grant: Grant): OutboundGrant {
  return {
    countries: grant.conditionCountries,
    services: grant.conditionServices,
    dailyUnits: grant.conditionDailyUnits,
    unitsToday: grant.unitsToday,
    until: grant.conditionUntil,
    optInProof: grant.conditionOptInProof,
    noFreeForm: grant.conditionNoFreeForm,
  };
}
