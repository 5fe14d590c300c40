import { VendorRefusal } from '../../http/compatible/vendor-refusal.js';

/** What is not there, or belongs to another account: the two look the same. `path` is that of the address, as `/Sinks/DG…`. */
export class StreamResourceMissingError extends VendorRefusal {
  constructor(path: string) {
    super(404, `The requested resource ${path} was not found.`);
  }
}

/** A parameter that is missing or may not have this value; the sentence says which and why. */
export class StreamParameterError extends VendorRefusal {
  constructor(sentence: string) {
    super(400, sentence);
  }
}

/** Closed accounts keep what they have and change nothing. */
export class StreamsOfClosedAccountError extends VendorRefusal {
  constructor() {
    super(409, 'This account is closed, so its sinks and subscriptions cannot be changed.');
  }
}
