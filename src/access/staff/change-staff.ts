import { Injectable } from '@nestjs/common';
import { updateRow } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';
import { Ledger } from '../../ledger/ledger.js';
import { abilityOf } from '../ability.js';
import { authorize } from '../authorize.js';
import { EndAccess } from './end-access.js';
import { presentStaff } from './present-staff.js';
import type { StaffView } from './staff.views.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import { StaffDirectory } from './staff-directory.js';
import type { ChangeStaffDto } from './staff.dto.js';
import { Staff } from '../staff.entity.js';

/**
 * Changes what a person of the staff may do. It takes effect with his next request. There is always an active admin: the last
 * one cannot be taken away, and nobody takes the role, or the access, from himself.
 */
@Injectable()
export class ChangeStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly directory: StaffDirectory,
    private readonly endAccess: EndAccess,
  ) {}

  /** @throws NotFoundError, ConflictError `version_stale`, `own_admin_role`, `last_admin` */
  change(changer: StaffPrincipal, id: string, changes: ChangeStaffDto): Promise<StaffView> {
    authorize(abilityOf(changer), 'manage', 'staff', {});
    const now = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      await tx.query(staffChangeLock());
      const before = await this.directory.lock(tx, id);
      refuseStale(before, changes.version);
      const after = changed(before, changes, now);
      await this.refuseLosingAdmin(tx, changer, before, after);
      tx.write(updateRow(Staff, id, changedColumns(after)));
      if (before.disabledAt === null && after.disabledAt !== null) this.endAccess.of(tx, now, id);
      this.ledger.record(tx, now, {
        action: 'staff.changed',
        actor: actorOf(changer),
        subjectKind: 'staff',
        subjectId: id,
        detail: { before: recorded(before), after: recorded(after) },
      });
      return presentStaff(after);
    });
  }

  private async refuseLosingAdmin(
    tx: Tx,
    changer: StaffPrincipal,
    before: Staff,
    after: Staff,
  ): Promise<void> {
    if (!isActiveAdmin(before) || isActiveAdmin(after)) return;
    if (changer.staff.id === before.id)
      throw new ConflictError(
        'own_admin_role',
        'You cannot take the admin role, or the access, from yourself. Ask another admin.',
      );
    if ((await tx.query(otherActiveAdmin(before.id))).length > 0) return;
    throw new ConflictError(
      'last_admin',
      'This is the last active admin. Make somebody else an admin first.',
    );
  }
}

function isActiveAdmin(staff: Staff): boolean {
  return staff.disabledAt === null && staff.roles.includes('admin');
}

function refuseStale(staff: Staff, version: number): void {
  if (staff.version === version) return;
  throw new ConflictError(
    'version_stale',
    `${staff.name} was changed meanwhile. Look again before you change anything.`,
    { given: version, current: staff.version },
  );
}

function changed(staff: Staff, changes: ChangeStaffDto, now: Date): Staff {
  const { scope, disabled } = changes;
  return {
    ...staff,
    name: changes.name ?? staff.name,
    roles: changes.roles ?? staff.roles,
    ...(scope !== undefined && {
      scopeCaseTypes: scope?.caseTypes ?? null,
      scopeCountries: scope?.countries ?? null,
      scopeMaxBand: scope?.maxBand ?? null,
    }),
    ...(disabled !== undefined && { disabledAt: disabled ? (staff.disabledAt ?? now) : null }),
    version: staff.version + 1,
  };
}

function changedColumns(staff: Staff): Partial<Staff> {
  const { name, roles, scopeCaseTypes, scopeCountries, scopeMaxBand, disabledAt, version } = staff;
  return { name, roles, scopeCaseTypes, scopeCountries, scopeMaxBand, disabledAt, version };
}

function recorded(staff: Staff): object {
  const { name, roles, scope, disabled } = presentStaff(staff);
  return { name, roles, scope, disabled };
}

/** Any fixed number: changes of the staff take turns, so that two admins cannot take the role from each other at once. */
const STAFF_CHANGE_LOCK = 4_242_003;

function staffChangeLock(): Statement {
  return {
    name: 'staff-change-lock',
    text: `SELECT pg_advisory_xact_lock($1)`,
    values: [STAFF_CHANGE_LOCK],
  };
}

function otherActiveAdmin(id: string): Statement {
  return {
    name: 'other-active-admin',
    text: `SELECT id FROM staff WHERE 'admin' = ANY (roles) AND disabled_at IS NULL AND id <> $1 LIMIT 1`,
    values: [id],
  };
}
