/** The carrier did not take a text message or a call: it refused, was not there, or took too long. */
export class PhoneDeliveryError extends Error {
  constructor(
    message: string,
    /** True when trying again is no use: the number cannot be reached that way, or may not be. */
    readonly permanent: boolean,
    /** The carrier's status, or null when there was no answer. */
    readonly status: number | null,
    /** The carrier's own code for what was wrong, if it gave one. */
    readonly carrierCode: number | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PhoneDeliveryError';
  }
}
