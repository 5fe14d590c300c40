import type { FactKind } from '../../accounts/account-facts.js';
import type { Observation } from './signal.js';

/** How many facts of each kind are on record about an account and count. */
export type ReportedFacts = Readonly<Partial<Record<FactKind, number>>>;

/** A flagged card is a signal of the signup itself (`card.ts`). */
type ReportedSignal = Exclude<FactKind, 'card_flagged'>;

/** What a reviewer reads, for one fact and for several. */
const SENTENCES: Readonly<Record<ReportedSignal, (count: number) => string>> = {
  carrier_complaint: (count) =>
    count === 1 ? 'A carrier has complained.' : `Carriers have complained ${count} times.`,
  recipient_complaint: (count) =>
    count === 1 ? 'A recipient has complained.' : `Recipients have complained ${count} times within 30 days.`,
  phishing_or_spam: () => 'The account was found phishing or spamming.',
  number_hoarding: () => 'The account bought numbers without using them for outbound traffic.',
};

const KINDS = [
  'carrier_complaint',
  'recipient_complaint',
  'phishing_or_spam',
  'number_hoarding',
] as const satisfies readonly ReportedSignal[];

/** P5: what became known about an account since it signed up. Each kind is one signal, however many facts there are. */
export function observeReportedFacts(facts: ReportedFacts): readonly Observation[] {
  return KINDS.flatMap((kind) => {
    const count = facts[kind] ?? 0;
    return count === 0 ? [] : [{ name: kind, value: count, why: SENTENCES[kind](count) }];
  });
}
