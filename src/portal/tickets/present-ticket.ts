import type { TicketView } from '../../reassessments/reassessment.views.js';
import { isTicketOpen } from '../../reassessments/reassessments.states.js';
import { outcomeText, requestName, STATUS_BADGES } from './outcome-text.js';
import { promiseWords } from './promise-words.js';
import { ticketSteps } from './ticket-steps.js';

/**
 * A ticket as its customer sees it. P32: made from what the API tells him and nothing else, so that no code, note, score or
 * name can come into the page, and a rejected ticket looks the same whatever the reason.
 */
export function presentTicket(
  ticket: TicketView,
  { country, now, mayAskAgain }: { country: string; now: Date; mayAskAgain: boolean },
): object {
  const ended = ticket.decidedAt === null ? null : new Date(ticket.decidedAt);
  const promise = { aimBy: new Date(ticket.aimBy), dueBy: new Date(ticket.dueBy) };
  const dates = { status: ticket.status, filedAt: new Date(ticket.filedAt), decidedAt: ended };
  return {
    title: requestName(ticket.round),
    sid: ticket.sid,
    version: ticket.version,
    badge: STATUS_BADGES[ticket.status],
    isOpen: isTicketOpen(ticket.status),
    outcome: outcomeText(ticket),
    outcomeTone: ticket.status === 'approved' ? 'success' : 'info',
    mayAskAgain,
    steps: ticketSteps(dates, promiseWords(promise, country, now)),
    said: [
      { label: 'Company', value: ticket.companyName },
      { label: 'Website', value: ticket.companyWebsite, href: ticket.companyWebsite, external: true },
      { label: 'Use case', value: ticket.useCase },
      { label: 'Sample message', value: ticket.sampleMessage },
      { label: 'Units a month', value: new Intl.NumberFormat('en').format(ticket.unitsPerMonth) },
      { label: 'Spend a month', money: ticket.spendPerMonth },
    ],
    services: ticket.services,
    countries: ticket.countries,
    pieces: ticket.evidence.map(({ kindLabel, url, file, note }) => ({
      kindLabel,
      url,
      file: file && { ...file, href: `/portal/evidence/${file.sid}` },
      note,
    })),
    messages: ticket.messages.map(({ from, text, at }) => ({ isYours: from === 'you', text, at })),
  };
}
