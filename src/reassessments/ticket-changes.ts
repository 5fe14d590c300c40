import { countryName } from '../http/countries.js';
import { wordOf } from '../http/views/words.js';
import { formatMoney } from '../kernel/money.js';
import type { Reassessment } from './reassessment.entity.js';

/** One field that the second ticket fills in differently, as the partial `diff` draws it. */
export interface TicketChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Text = (ticket: Reassessment) => string;

/** Every field of a ticket (P17–P24) as one text. */
const FIELDS: Readonly<Record<string, Text>> = {
  Company: (ticket) => ticket.companyName,
  Website: (ticket) => ticket.companyWebsite,
  'Use case': (ticket) => ticket.useCase,
  Services: (ticket) => ticket.services.map((service) => wordOf(service).label).join(', '),
  'Sample message': (ticket) => ticket.sampleMessage ?? '',
  Countries: (ticket) => ticket.countries.map(countryName).join(', '),
  'Units a month': (ticket) => Number(ticket.unitsPerMonth).toLocaleString('en'),
  'Spend a month': (ticket) =>
    `${formatMoney({ amount: Number(ticket.spendAmount), currency: ticket.spendCurrency })} ${ticket.spendCurrency}`,
};

/** P33: what is new in the second request, so that the second reviewer sees it at once. */
export function changesBetween(first: Reassessment, second: Reassessment): readonly TicketChange[] {
  return Object.entries(FIELDS)
    .map(([label, text]) => ({ label, before: text(first), after: text(second) }))
    .filter(({ before, after }) => before !== after);
}
