import { ConflictError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';

/** An account says once who its owner is. */
export class PrimaryExistsError extends ConflictError {
  constructor() {
    super(
      'primary_exists',
      'This account has a primary profile already. Change that one, or delete it first.',
    );
  }
}

/** A subaccount stands on the primary profile of its parent. */
export class ParentsPrimaryError extends ConflictError {
  constructor(parentId: string) {
    super(
      'parents_primary_counts',
      'Subaccounts use the primary profile of their parent account. Make a secondary profile here, or the primary one there.',
      { parentAccount: toSid('account', parentId) },
    );
  }
}

/** What was approved is who the business is; another business needs another profile. */
export class ProfileApprovedError extends ConflictError {
  constructor(fields: readonly string[]) {
    super(
      'profile_approved',
      'This profile is approved: only friendlyName and email can be changed. Make another profile for other details.',
      { fields },
    );
  }
}

/** Words need a case to which they belong. */
export class NotInReviewError extends ConflictError {
  constructor() {
    super('profile_not_in_review', 'Nobody reviews this profile now. Submit it first.');
  }
}

/** A verification names the profile, so it stays. */
export class ProfileInUseError extends ConflictError {
  constructor() {
    super(
      'profile_in_use',
      'A toll-free verification stands on this profile. Delete the verification first.',
    );
  }
}

export class StaleProfileError extends ConflictError {
  constructor(version: number) {
    super(
      'version_stale',
      'The profile has changed since you read it. Read it again and repeat what you did.',
      { current: version },
    );
  }
}
