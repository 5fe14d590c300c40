import type { Signal } from './signals/signal.js';

/** The signals worth most points, strongest first; among equals in the order in which they were seen. */
export function strongestSignals(signals: readonly Signal[], most: number): readonly Signal[] {
  return signals.toSorted((a, b) => b.points - a.points).slice(0, most);
}
