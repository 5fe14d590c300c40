/** One piece of evidence as it was typed: nothing of it is checked yet. */
export interface TypedFile {
  readonly sid: string;
  readonly kind: string;
  readonly note: string;
}

export interface TypedLink {
  readonly url: string;
  readonly kind: string;
  readonly note: string;
}

/** A ticket as somebody is typing it (P17–P24): texts as they stand in the form, so that nothing that was typed is lost. */
export interface TicketDraft {
  readonly companyName: string;
  readonly companyWebsite: string;
  readonly useCase: string;
  readonly services: readonly string[];
  readonly sampleMessage: string;
  readonly countries: readonly string[];
  readonly unitsPerMonth: string;
  readonly amount: string;
  readonly currency: string;
  readonly files: readonly TypedFile[];
  readonly links: readonly TypedLink[];
}

/** Longer than any field may be, so that a text that is too long is kept for its writer to shorten. */
const LONGEST_TEXT = 10_000;
const LONGEST_LIST = 300;

/** A draft as it was kept, or whatever else was in its place, as a whole draft: what is missing is empty. */
export function readTicketDraft(kept: unknown): TicketDraft {
  const fields: Record<string, unknown> = Object(kept);
  const text = (name: string): string => textOf(fields[name]);
  return {
    companyName: text('companyName'),
    companyWebsite: text('companyWebsite'),
    useCase: text('useCase'),
    services: listOf(fields['services']).map(textOf),
    sampleMessage: text('sampleMessage'),
    countries: listOf(fields['countries']).map(textOf),
    unitsPerMonth: text('unitsPerMonth'),
    amount: text('amount'),
    currency: text('currency'),
    files: listOf(fields['files']).map((file) => ({ sid: textOf(Object(file).sid), ...wordsOf(file) })),
    links: listOf(fields['links']).map((link) => ({ url: textOf(Object(link).url), ...wordsOf(link) })),
  };
}

function wordsOf(piece: unknown): { readonly kind: string; readonly note: string } {
  const { kind, note } = Object(piece);
  return { kind: textOf(kind), note: textOf(note) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, LONGEST_LIST) : [];
}
