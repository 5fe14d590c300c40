import { setTimeout } from 'node:timers/promises';

/** Longer than the work takes when there is something to do. */
const LEAST_MS = 150;

/** Does the work and answers no sooner than after a fixed time, so that how long it took tells nothing about what was found. */
export async function sameTime(work: () => Promise<void>): Promise<void> {
  await Promise.all([work(), setTimeout(LEAST_MS)]);
}
