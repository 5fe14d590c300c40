/** A refusal of the compatible API, with the status and the sentence that its contract gives (section O of the rules). */
export class VendorRefusal extends Error {
  /** `code` is the HTTP status unless the contract has one of its own. */
  constructor(
    readonly status: number,
    message: string,
    readonly code: number = status,
  ) {
    super(message);
  }
}
