import type { Conditions } from '../cases/decision.entity.js';
import type { OutboundPermission } from './outbound-permission.entity.js';

type Columns = Pick<
  OutboundPermission,
  | 'conditionCountries'
  | 'conditionServices'
  | 'conditionDailyUnits'
  | 'conditionUntil'
  | 'conditionOptInProof'
  | 'conditionNoFreeForm'
>;

/** T16: what was agreed, as the columns of the grant that every permission check reads. */
export function columnsOfConditions(conditions: Conditions | null): Columns {
  const { countries, services, dailyUnits, until, optInProof, noFreeForm } = conditions ?? {};
  return {
    conditionCountries: countries === undefined ? null : [...countries],
    conditionServices: services === undefined ? null : [...services],
    conditionDailyUnits: dailyUnits ?? null,
    conditionUntil: until === undefined ? null : new Date(until),
    conditionOptInProof: optInProof ?? false,
    conditionNoFreeForm: noFreeForm ?? false,
  };
}

/** The columns as conditions again; null when the grant is unconditional. */
export function conditionsOfGrant(grant: Columns): Conditions | null {
  const { conditionCountries: countries, conditionServices: services } = grant;
  const { conditionDailyUnits: dailyUnits, conditionUntil: until } = grant;
  const conditions: Conditions = {
    ...(countries !== null && { countries }),
    ...(services !== null && { services }),
    ...(dailyUnits !== null && { dailyUnits }),
    ...(until !== null && { until: until.toISOString() }),
    ...(grant.conditionOptInProof && { optInProof: true }),
    ...(grant.conditionNoFreeForm && { noFreeForm: true }),
  };
  return Object.keys(conditions).length === 0 ? null : conditions;
}
