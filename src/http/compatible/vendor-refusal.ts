/** A refusal of the compatible API, with the status and the sentence that its contract gives (section O of the rules). */
export class VendorRefusal extends Error {
  /** `code` is the HTTP status unless the contract has one of its own. */
  constructor(
    readonly status: number,
    message: string,
    readonly code: number = status,
    /** What the sentence of the contract leaves out, for programs: which fields are meant. */
    readonly details: Readonly<Record<string, unknown>> | null = null,
  ) {
    super(message);
  }
}
