import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import { typedAmount } from '../typed-amount.js';

/** A ticket as the API would take it, and for each piece of evidence the row of the form that it comes from. */
export interface TicketInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly origins: readonly string[];
}

/**
 * What was typed, as the input whose validation rules (`FileReassessmentDto`) decide. People write amounts with separators
 * and leave out https://; what cannot be read stays as it is, for the rules to refuse.
 */
export function ticketInput(typed: TicketDraft): TicketInput {
  const { pieces, origins } = evidenceInput(typed);
  return {
    origins,
    input: {
      companyName: typed.companyName,
      companyWebsite: webAddress(typed.companyWebsite),
      useCase: typed.useCase,
      services: typed.services,
      countries: typed.countries,
      unitsPerMonth: wholeNumber(typed.unitsPerMonth),
      spendPerMonth: { amount: typedAmount(typed.amount, typed.currency), currency: typed.currency },
      // P21: without SMS it is not asked for; what was typed before SMS was unticked is not filed.
      ...(typed.services.includes('sms') && { sampleMessage: typed.sampleMessage }),
      ...(pieces.length > 0 && { evidence: pieces }),
    },
  };
}

/** The evidence alone, for messages and corrections. */
export function evidenceInput(typed: Pick<TicketDraft, 'files' | 'links'>): {
  readonly pieces: readonly object[];
  readonly origins: readonly string[];
} {
  const files = typed.files.map(({ sid, kind, note }) => ({ file: sid, kind, ...given('note', note) }));
  const links = typed.links.map(({ url, kind, note }) => ({
    url: webAddress(url),
    kind,
    ...given('note', note),
  }));
  return {
    pieces: [...files, ...links],
    origins: [...files.map((_, at) => `file-${at}`), ...links.map((_, at) => `link-${at}`)],
  };
}

function given(name: string, text: string): object {
  return text.trim() === '' ? {} : { [name]: text };
}

/** `example.com` → `https://example.com`. */
function webAddress(text: string): string {
  const address = text.trim();
  return address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}

/** `25,000`, `25 000`, `25.000` → 25000; NaN when it is no whole number. */
function wholeNumber(text: string): number {
  const plain = text.trim();
  const isGrouped = /^\d{1,3}(?:[.,\s'_]\d{3})+$/.test(plain);
  return isGrouped || /^\d{1,15}$/.test(plain) ? Number(plain.replaceAll(/\D/g, '')) : Number.NaN;
}
