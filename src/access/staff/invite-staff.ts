import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import { insertRow } from '../../database/rows.js';
import { violatesUnique } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { abilityOf } from '../ability.js';
import { authorize } from '../authorize.js';
import { OneTimeLinks } from '../one-time-links.js';
import { presentStaff } from './present-staff.js';
import type { StaffView } from './staff.views.js';
import { actorOf, type StaffPrincipal } from '../principal.js';
import type { InviteStaffDto } from './staff.dto.js';
import { Staff } from '../staff.entity.js';

/** Adds a person to the staff and mails him a link to set his password with. */
@Injectable()
export class InviteStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly links: OneTimeLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ConflictError `email_taken` */
  async invite(inviter: StaffPrincipal, invited: InviteStaffDto): Promise<StaffView> {
    authorize(abilityOf(inviter), 'manage', 'staff', {});
    const now = this.clock.now();
    const row = newStaff(invited, now);
    try {
      await this.unitOfWork.run((tx) => {
        tx.write(insertRow(Staff, row));
        const { secret, validUntil } = this.links.create(tx, now, 'staff_invitation', { staffId: row.id });
        this.ledger.record(
          tx,
          now,
          {
            action: 'staff.invited',
            actor: actorOf(inviter),
            subjectKind: 'staff',
            subjectId: row.id,
            detail: { email: row.email, name: row.name, roles: row.roles, scope: presentStaff(row).scope },
          },
          [
            {
              channel: 'email',
              template: 'staff-invitation',
              to: row.email,
              payload: {
                name: row.name,
                invitedBy: inviter.staff.name,
                acceptUrl: `${publicUrl(this.config)}/sign-in/link/${secret}`,
                validUntil: validUntil.toISOString(),
              },
            },
          ],
        );
        return Promise.resolve();
      });
    } catch (error) {
      if (!violatesUnique(error, 'staff_email')) throw error;
      throw new ConflictError('email_taken', 'Somebody with this e-mail address is on the staff already.');
    }
    return presentStaff(row);
  }
}

function newStaff({ email, name, roles, scope }: InviteStaffDto, now: Date): Staff {
  return {
    id: newId(now),
    email,
    name,
    roles,
    scopeCaseTypes: scope?.caseTypes ?? null,
    scopeCountries: scope?.countries ?? null,
    scopeMaxBand: scope?.maxBand ?? null,
    passwordHash: null,
    failedAttempts: 0,
    lockedUntil: null,
    disabledAt: null,
    lastSignedInAt: null,
    version: 1,
    createdAt: now,
  };
}
