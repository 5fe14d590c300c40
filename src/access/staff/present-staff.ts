import { toSid } from '../../kernel/ids.js';
import type { Staff } from '../staff.entity.js';
import type { StaffView } from './staff.views.js';

/** A staff member as the API and the pages show him. */
export function presentStaff(row: Staff): StaffView {
  return {
    sid: toSid('staff', row.id),
    email: row.email,
    name: row.name,
    roles: row.roles,
    scope: { caseTypes: row.scopeCaseTypes, countries: row.scopeCountries, maxBand: row.scopeMaxBand },
    disabled: row.disabledAt !== null,
    accepted: row.passwordHash !== null,
    lastSignedInAt: row.lastSignedInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
