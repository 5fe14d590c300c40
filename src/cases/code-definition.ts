import type { Disclosure } from '../kernel/words.js';

/** A code with which a case can be decided. Each case type keeps its own table of them; everything else follows from it. */
export interface CodeDefinition {
  readonly code: string;
  /** For staff: what it says. */
  readonly label: string;
  /** For the reviewer: when to use it. */
  readonly guidance: string;
  readonly disclosure: Disclosure;
  /** Whether the customer may correct and send again. */
  readonly resubmittable: boolean;
  /** What the customer reads, unless it is withheld. */
  readonly customerText: string | null;
}
