import type { TicketMessageView } from '../../reassessments/reassessment.views.js';
import { TICKET_FORM_FIELDS, type TicketFormField } from './ticket-fields.js';

/** What a reviewer has asked for last: his words and the fields to correct, in the order of the form. */
export interface Asked {
  readonly text: string;
  readonly fields: readonly TicketFormField[];
  readonly at: string;
}

/** P26: the last request of ours that stands unanswered; messages that ask for nothing may follow it. Null when it is not the customer's turn. */
export function askedOf(ticket: {
  readonly status: string;
  readonly messages: readonly TicketMessageView[];
}): Asked | null {
  if (ticket.status !== 'awaiting_customer') return null;
  const ours = ticket.messages.slice(lastOfCustomer(ticket.messages) + 1);
  const asked = ours.findLast((message) => message.fields.length > 0) ?? ours[0];
  if (asked === undefined) return null;
  return { text: asked.text, fields: formFields(asked.fields), at: asked.at };
}

function lastOfCustomer(messages: readonly TicketMessageView[]): number {
  return messages.findLastIndex((message) => message.from === 'you');
}

/** With the services comes the sample message, which depends on them (P21). Evidence can be added to every answer anyway. */
function formFields(asked: readonly string[]): readonly TicketFormField[] {
  const wanted = new Set(asked.includes('services') ? [...asked, 'sampleMessage'] : asked);
  return TICKET_FORM_FIELDS.filter((field) => wanted.has(field));
}
