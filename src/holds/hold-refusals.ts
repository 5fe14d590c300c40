import type { Account } from '../accounts/account.entity.js';
import { ConflictError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import type { Hold } from './hold.entity.js';

/** The account is on hold already, for the same reason. */
export class AlreadyOnHoldError extends ConflictError {
  constructor(standing: Hold) {
    super(
      'already_on_hold',
      `${standing.placedByLabel} put this account on hold for the same reason on ${standing.placedAt.toISOString()}. Nothing is left to do.`,
      { hold: toSid('hold', standing.id) },
    );
  }
}

/** Somebody, or its end, released the hold before. */
export class AlreadyReleasedError extends ConflictError {
  constructor(hold: Hold) {
    super(
      'already_released',
      `${hold.releasedByLabel ?? 'Somebody'} released this hold on ${hold.releasedAt?.toISOString() ?? 'an earlier day'}. Nothing is left to do.`,
      { hold: toSid('hold', hold.id) },
    );
  }
}

/** The hold follows one of the parent account, and ends with that one. */
export class HoldOfParentError extends ConflictError {
  constructor(hold: Hold, { parentId }: Pick<Account, 'parentId'>) {
    const parent =
      parentId === null ? 'the parent account' : `the parent account ${toSid('account', parentId)}`;
    super(
      'hold_of_parent',
      `This hold follows one of ${parent}. Release that one, and this one goes with it.`,
      {
        hold: toSid('hold', hold.id),
        inheritedFrom: hold.inheritedFrom === null ? null : toSid('hold', hold.inheritedFrom),
      },
    );
  }
}

/** The form was drawn from an older state of the hold. */
export class StaleHoldError extends ConflictError {
  constructor(hold: Hold, given: number) {
    super('version_stale', 'This hold was changed meanwhile. Look at it again before you go on.', {
      hold: toSid('hold', hold.id),
      given,
      current: hold.version,
    });
  }
}
