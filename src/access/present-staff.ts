import { toSid } from '../kernel/ids.js';
import type { Band, CaseType, Role } from '../kernel/words.js';
import type { Staff } from './staff.entity.js';

/** A staff member as the API and the pages show him; times in ISO 8601. */
export interface StaffView {
  readonly sid: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scope: {
    readonly caseTypes: readonly CaseType[] | null;
    readonly countries: readonly string[] | null;
    readonly maxBand: Band | null;
  };
  readonly disabled: boolean;
  /** Whether a password was ever set; until then the invitation is open. */
  readonly accepted: boolean;
  readonly lastSignedInAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

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
