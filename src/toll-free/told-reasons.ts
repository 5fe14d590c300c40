import { findTollFreeCode } from './toll-free.codes.js';

/** A reason as the customer reads it. */
export interface ToldReason {
  readonly code: string;
  readonly text: string;
}

/** All reasons of a rejection in the order in which the reviewer chose them; the first is the `error_code` (W83). */
export function reasonsOf(codes: readonly string[]): readonly ToldReason[] {
  return codes.flatMap((code) => {
    const text = findTollFreeCode(code)?.customerText;
    return text === null || text === undefined ? [] : [{ code, text }];
  });
}
