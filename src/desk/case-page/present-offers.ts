import type { Conversation, DecisionOffer } from '../../cases/case-handler.js';
import type { CodeDefinition } from '../../cases/code-definition.js';
import type { Outcome } from '../../cases/decision.entity.js';
import { wordOf } from '../../http/views/words.js';
import { SERVICES } from '../../kernel/words.js';
import { choicesOf } from '../choices.js';

/** Asking the customer stands among the decisions, because it is chosen like one; it decides nothing. */
export const ASK = 'request_information';

const KEYS: Readonly<Record<Outcome | typeof ASK, string>> = {
  approve: 'a',
  reject: 'r',
  request_changes: 'c',
  discuss: 'd',
  [ASK]: 'i',
};

const SERVICE_CHOICES = choicesOf(SERVICES);

const ADDED = { label: 'Words for the customer', hint: 'They read it as it stands, with the answer.' };
const DISCUSSED = {
  label: 'Your message to the customer',
  hint: 'They read it as it stands and may answer: what troubles us, and what could be agreed.',
};

/** The field for the words that the customer reads besides what he is told anyway; null where the outcome takes none. */
function saysOf({ outcome, publicMessage }: DecisionOffer): object | null {
  if (publicMessage === 'none') return null;
  return { ...(outcome === 'discuss' ? DISCUSSED : ADDED), optional: publicMessage === 'optional' };
}

/** What the automatic checks suggest comes first, so that the first digits choose it. */
function codesInOrder({ codes, suggested = [] }: DecisionOffer): readonly CodeDefinition[] {
  return [
    ...codes.filter(({ code }) => suggested.includes(code)),
    ...codes.filter(({ code }) => !suggested.includes(code)),
  ];
}

/** What can be decided now, as the partial `offers` draws it: each outcome with its key, codes with numbers, and what they will read. */
export function presentOffers(
  offers: readonly DecisionOffer[],
  conversation: Conversation | null,
): readonly object[] {
  const decisions = offers.map((offer) => ({
    outcome: offer.outcome,
    key: KEYS[offer.outcome],
    label: offer.label,
    verb: wordOf(offer.outcome).label,
    customerReads: offer.customerReads,
    warning: offer.override
      ? 'This goes against zero tolerance. Only a senior reviewer may; say why in the note.'
      : null,
    says: saysOf(offer),
    services: offer.conditions ? SERVICE_CHOICES : null,
    suggested: offer.suggested?.length ?? 0,
    correctable: offer.correctable === true,
    codes: codesInOrder(offer).map(
      ({ code, label, guidance, disclosure, customerText, resubmittable }, at) => ({
        code,
        label: /^\d+$/.test(code) ? `${code} ${label}` : label,
        guidance,
        customerText: disclosure === 'withhold' || customerText === label ? null : customerText,
        isSuggested: offer.suggested?.includes(code) ?? false,
        isFinal: offer.correctable === true && !resubmittable,
        ...(at < 9 && { key: String(at + 1) }),
      }),
    ),
  }));
  if (conversation === null) return decisions;
  return [
    ...decisions,
    {
      outcome: ASK,
      key: KEYS[ASK],
      label: 'Ask for information',
      verb: 'Ask for information',
      asks: true,
      fields: conversation.fields.map((value) => ({ value, label: fieldLabel(value) })),
    },
  ];
}

/** The fields of a request as the customer knows them, where spelling the name out would not say it. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  companyName: 'Company name',
  companyWebsite: 'Website',
  useCase: 'Use case',
  unitsPerMonth: 'Units a month',
  spendPerMonth: 'Spend a month',
  sampleMessage: 'Sample message',
};

/** What a field is called. */
export function fieldLabel(field: string): string {
  return FIELD_WORDS[field] ?? wordOf(field).label;
}

/** A code is posted as `reject:details_insufficient`, so that one ticked under another outcome is not sent along. */
export function codesOfOutcome(outcome: string, posted: readonly string[]): readonly string[] {
  const own = `${outcome}:`;
  return posted.filter((code) => code.startsWith(own)).map((code) => code.slice(own.length));
}

/** `8 of the last 10 like this were rejected.`; null when too few were decided to say anything. */
export function precedentText(outcomes: readonly Outcome[]): string | null {
  if (outcomes.length < 3) return null;
  const rejected = outcomes.filter((outcome) => outcome === 'reject').length;
  const approved = outcomes.filter((outcome) => outcome === 'approve').length;
  const [count, word] = rejected >= approved ? [rejected, 'rejected'] : [approved, 'approved'];
  return `${count} of the last ${outcomes.length} of this type and risk were ${word}.`;
}
