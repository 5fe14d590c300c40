import { listCurrencies } from '../../kernel/money.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import { SERVICE_OPTIONS } from '../service-options.js';

/** The fields of a ticket in the order in which people think of them (P17–P24). */
export const TICKET_FORM_FIELDS = [
  'companyName',
  'companyWebsite',
  'useCase',
  'services',
  'sampleMessage',
  'countries',
  'unitsPerMonth',
  'spendPerMonth',
] as const;
export type TicketFormField = (typeof TICKET_FORM_FIELDS)[number];

/** Those that most people look for stand on top of the list. */
const COMMON_CURRENCIES = ['USD', 'EUR', 'GBP', 'INR', 'BRL', 'AUD', 'CAD', 'SGD'];

/** What the fields of a ticket need to be drawn. */
export function ticketFields(typed: TicketDraft, fields: readonly TicketFormField[]): object {
  return {
    fields,
    typed,
    serviceOptions: SERVICE_OPTIONS,
    currencies: [...new Set([...COMMON_CURRENCIES, ...listCurrencies()])],
  };
}
