import { VendorRefusal } from '../http/compatible/vendor-refusal.js';
import { toSid } from '../kernel/ids.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import type { VerificationStatus } from './toll-free.states.js';

/** W180. */
export class VerificationNotFoundError extends VendorRefusal {
  constructor() {
    super(404, 'Toll-Free verification not found.');
  }
}

/** W181. */
export class NoVerificationsError extends VendorRefusal {
  constructor() {
    super(404, 'No Toll-Free verification records found.');
  }
}

/** W184, for the number to be verified. */
export class NumberSidInvalidError extends VendorRefusal {
  constructor() {
    super(400, 'Phone number is invalid.', 400, { fields: ['TollfreePhoneNumberSid'] });
  }
}

/** W196. */
export class TollFreeNumberNotFoundError extends VendorRefusal {
  constructor() {
    super(422, 'TollFree phone number not found.');
  }
}

/** W12, W197. */
export class NumberOfAnotherError extends VendorRefusal {
  constructor() {
    super(422, 'Toll-Free phone number is not associated with an account.');
  }
}

/** W194. */
export class NumberNotTollFreeError extends VendorRefusal {
  constructor() {
    super(422, 'Provided tollFreeNumber is not Toll-Free.');
  }
}

/** W195. */
export class AnotherVerificationError extends VendorRefusal {
  constructor() {
    super(
      409,
      'Toll-free verification cannot be submitted when another verification exists or is in progress.',
    );
  }
}

/** W188. */
export class NothingSubmittedError extends VendorRefusal {
  constructor() {
    super(400, 'No values were submitted as part of a resubmission.');
  }
}

/** W189. */
export class NothingDifferentError extends VendorRefusal {
  constructor() {
    super(400, 'No values were different when resubmitting.');
  }
}

/** W90. */
export class NotChangeableError extends VendorRefusal {
  constructor(name: string) {
    super(400, `The ${name} parameter cannot be changed. Leave it out.`, 400, { fields: [name] });
  }
}

/** W88, W95. */
export class NotEditableError extends VendorRefusal {
  constructor({ id, status }: Pick<TollFreeVerification, 'id' | 'status'>) {
    super(400, `Cannot edit ${WORDS[status]} submission ${toSid('tollFreeVerification', id)}`);
  }
}

/** W89, W150: what can be told is told word for word in its `rejection_reasons`. */
const WORDS: Readonly<Record<VerificationStatus, string>> = {
  PENDING_REVIEW: 'a pending',
  IN_REVIEW: 'an in-review',
  TWILIO_APPROVED: 'an approved',
  TWILIO_REJECTED: 'a not resubmittable',
};
