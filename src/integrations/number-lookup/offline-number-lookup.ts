import type { NumberFacts } from './number-lookup.js';
import { NumberLookup } from './number-lookup.js';
import { readNumber } from './numbering-plans.js';

/** Answers from the published numbering plans that the program carries with it; asks nobody. */
export class OfflineNumberLookup extends NumberLookup {
  override async lookup(e164: string): Promise<NumberFacts> {
    return readNumber(e164);
  }
}
