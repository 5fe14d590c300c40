/** A page as it was found on the public web. */
export interface FetchedPage {
  /** Where the page was found in the end, after redirects. */
  readonly url: string;
  readonly status: number;
  /** As the server named it, lower case, without parameters; the empty text when it named none. */
  readonly contentType: string;
  readonly body: Buffer;
  /** The addresses passed on the way, the first being the one asked for. */
  readonly redirects: readonly string[];
}

/** Why a page could not be had. The codes are stable; only `unreachable` and `timed_out` are worth another try. */
export const FETCH_FAILURES = [
  'address_invalid',
  'address_private',
  'redirects_too_many',
  'too_large',
  'timed_out',
  'unreachable',
] as const;
export type FetchFailure = (typeof FETCH_FAILURES)[number];

/** A page that could not be had, and why. */
export class WebFetchError extends Error {
  constructor(
    readonly code: FetchFailure,
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`Could not fetch ${url}: ${code}.`, options);
    this.name = 'WebFetchError';
  }
}

/** Reads a page that a customer named. Customers name anything, so it never reaches into private networks. */
export abstract class WebFetch {
  /**
   * Fetches a page by GET. A page with an error status is a page.
   * @param enough ends the fetch before its own time is over; it then failed as `timed_out`
   * @throws WebFetchError
   */
  abstract fetch(url: string, enough?: AbortSignal): Promise<FetchedPage>;
}
