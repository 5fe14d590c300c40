/**
 * What stands against granting by itself (T10–T15), so that a person decides. The first four are the categories that are
 * rejected or discussed; the others come from the account.
 */
export const OUTBOUND_FINDINGS = [
  'arbitrary_content',
  'arbitrary_destinations',
  'unsolicited_contact',
  'never_production',
  'traffic_pattern',
  'card_flagged',
  'hold_stands',
] as const;
export type OutboundFindingCode = (typeof OUTBOUND_FINDINGS)[number];

/** How it was found: the customer said so, his words point at it, or the account's traffic does (T15). */
export const FINDING_SOURCES = ['answer', 'text', 'account'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

export interface OutboundFinding {
  readonly code: OutboundFindingCode;
  readonly source: FindingSource;
  /** The words of the purpose, or what is known about the account; null for an answer. */
  readonly words: string | null;
  /** Where the words begin in the purpose; null unless the source is the text. */
  readonly start: number | null;
}
