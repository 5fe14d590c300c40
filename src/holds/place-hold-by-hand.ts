import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import type { Service } from '../kernel/words.js';
import { AlreadyOnHoldError } from './hold-refusals.js';
import { authorizeHold } from './authorize-hold.js';
import type { HoldCode } from './hold.codes.js';
import { isOwn } from './inherited-hold.js';
import { PlaceHold } from './place-hold.js';
import { lockRestrictedAccount } from './restricted-account.js';

/** What a person of the staff places. `services` null covers everything. */
export interface HoldByHand {
  readonly accountId: string;
  readonly code: HoldCode;
  readonly note: string;
  readonly services: readonly Service[] | null;
  readonly until: Date | null;
}

/**
 * Staff put an account on the hold list (P3), or restrict some of its services (P5), with a code and a note. Services given
 * make it a restriction of those; without, it is a hold of everything (P36).
 */
@Injectable()
export class PlaceHoldByHand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly placeHold: PlaceHold,
  ) {}

  /** Gives the hold's id. @throws NotFoundError, ForbiddenError, ConflictError `account_closed`, `already_on_hold`, InvalidError `until_past` */
  place(by: StaffPrincipal, wanted: HoldByHand): Promise<string> {
    const now = this.clock.now();
    const { accountId, code, note, services, until } = wanted;
    if (until !== null && until <= now)
      throw InvalidError.field('until', 'until_past', 'Give a time in the future, or leave it out.');
    return this.unitOfWork.run(async (tx) => {
      const locked = await lockRestrictedAccount(tx, accountId);
      await authorizeHold(tx, by, 'place', locked.account);
      if (locked.account.status === 'closed') throw new AccountClosedError(locked.account);
      const kind = services === null ? 'hold' : 'restriction';
      const standing = locked.openHolds.find(
        (hold) => isOwn(hold) && hold.kind === 'hold' && hold.code === code,
      );
      if (kind === 'hold' && standing !== undefined) throw new AlreadyOnHoldError(standing);
      const hold = await this.placeHold.placeOn(tx, locked, {
        kind,
        code,
        source: 'staff',
        services,
        note,
        assessmentId: null,
        until,
        actor: actorOf(by),
        at: now,
      });
      return hold.id;
    });
  }
}
