import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import type { ReceivedForm } from './portal-form-reader.js';
import { TICKET_FORM_FIELDS, type TicketFormField } from './ticket-fields.js';
import { typedTicket } from './typed-ticket.js';

/** What a customer types at an open ticket: words for us, corrections of what was asked, more evidence. */
export interface TypedAnswer {
  readonly text: string;
  /** The fields that the form offered for correction, as it was drawn. */
  readonly asked: readonly TicketFormField[];
  /** What stands in those fields now. */
  readonly corrections: Partial<TicketDraft>;
  readonly files: TicketDraft['files'];
  readonly links: TicketDraft['links'];
  /** Of the ticket as it was read. */
  readonly version: number;
}

/** The answer as it was typed; a field that the form did not offer is not looked at. */
export function typedAnswer(form: ReceivedForm): TypedAnswer {
  const all = typedTicket(form);
  const asked = TICKET_FORM_FIELDS.filter((field) => form.typed.all('asked').includes(field));
  const { files, links } = all;
  const names = asked.flatMap((field) => DRAFT_FIELDS[field]);
  const corrections = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const version = Number(form.typed.text('version'));
  return { text: form.typed.text('reply'), asked, corrections, files, links, version };
}

/** A field of the form, and where a draft keeps it. */
const DRAFT_FIELDS: Readonly<Record<TicketFormField, readonly string[]>> = {
  companyName: ['companyName'],
  companyWebsite: ['companyWebsite'],
  useCase: ['useCase'],
  services: ['services'],
  sampleMessage: ['sampleMessage'],
  countries: ['countries'],
  unitsPerMonth: ['unitsPerMonth'],
  spendPerMonth: ['amount', 'currency'],
};
