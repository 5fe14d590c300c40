import { ConflictError, ForbiddenError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';

/** T1: a contracted account has outbound permission without asking. */
export class PermissionNotNeededError extends ConflictError {
  constructor() {
    super(
      'not_needed',
      'This account is contracted and may send and call already. It needs no outbound permission.',
    );
  }
}

export class RequestAlreadyOpenError extends ConflictError {
  constructor(requestId?: string) {
    super(
      'request_open',
      'A request of this account is under way already. Go on with that one, or withdraw it first.',
      requestId === undefined ? {} : { outboundPermission: toSid('outboundPermission', requestId) },
    );
  }
}

export class AlreadyGrantedError extends ConflictError {
  constructor(requestId: string) {
    super('already_granted', 'This account has outbound permission already.', {
      outboundPermission: toSid('outboundPermission', requestId),
    });
  }
}

/** A hold is lifted by a reassessment; until then there is nothing to send. */
export class OnHoldError extends ConflictError {
  constructor() {
    super(
      'account_on_hold',
      'This account is on hold. Ask for a reassessment first; once the hold is lifted you can ask for outbound permission.',
    );
  }
}

/** A subaccount sends on its parent's permission, and whoever holds only the subaccount's credentials may not ask for the parent. */
export class ParentAsksError extends ForbiddenError {
  constructor(parentId: string) {
    super(
      'parent_account_asks',
      'Subaccounts send on the permission of their parent account. Ask with the parent account’s credentials.',
      { parentAccount: toSid('account', parentId) },
    );
  }
}

export class StaleRequestError extends ConflictError {
  constructor(version: number) {
    super(
      'version_stale',
      'The request has changed since you read it. Read it again and repeat what you did.',
      {
        current: version,
      },
    );
  }
}
