import type { Conditions } from '../../cases/decision.entity.js';
import type { DecideForm } from './decide-form.dto.js';

/** What a form may say of conditions; `until` is a day. */
export type TypedConditions = Pick<
  DecideForm,
  'countries' | 'services' | 'dailyUnits' | 'until' | 'optInProof' | 'noFreeForm'
>;

/** The conditions of a decision: only those that were given, null when none was. A day ends at its first instant in UTC, as the field says. */
export function typedConditions(form: TypedConditions): Conditions | null {
  const { countries = [], services = [], dailyUnits, until, optInProof, noFreeForm } = form;
  const conditions: Conditions = {
    ...(countries.length > 0 && { countries }),
    ...(services.length > 0 && { services }),
    ...(dailyUnits !== undefined && { dailyUnits }),
    ...(until !== undefined && { until: `${until}T00:00:00.000Z` }),
    ...(optInProof !== undefined && { optInProof: true }),
    ...(noFreeForm !== undefined && { noFreeForm: true }),
  };
  return Object.keys(conditions).length === 0 ? null : conditions;
}
