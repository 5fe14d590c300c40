import type { Account } from '../../accounts/account.entity.js';
import { minorDigits } from '../../kernel/money.js';
import type { Reassessment } from '../../reassessments/reassessment.entity.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import type { ReceivedForm } from './portal-form-reader.js';

const MONEY = 'spendPerMonth';

/** What was typed into the form of a ticket, with the files that came along. A link row left empty is no link. */
export function typedTicket({ typed, files }: Pick<ReceivedForm, 'typed' | 'files'>): TicketDraft {
  const remove = typed.text('do').startsWith('remove:') ? typed.text('do').slice('remove:'.length) : null;
  const rows = typed
    .rows('evidence', 'evidenceKind', 'evidenceNote')
    .map(([sid = '', kind = '', note = '']) => ({ sid, kind, note }));
  const links = typed
    .rows('linkUrl', 'linkKind', 'linkNote')
    .map(([url = '', kind = '', note = '']) => ({ url, kind, note }));
  return {
    companyName: typed.text('companyName'),
    companyWebsite: typed.text('companyWebsite'),
    useCase: typed.text('useCase'),
    services: typed.all('services'),
    sampleMessage: typed.text('sampleMessage'),
    countries: typed.all('countries'),
    unitsPerMonth: typed.text('unitsPerMonth'),
    amount: typed.text(`${MONEY}[amount]`),
    currency: typed.text(`${MONEY}[currency]`),
    files: [
      ...rows.filter((row) => row.sid !== remove),
      ...files.map((sid) => ({ sid, kind: '', note: '' })),
    ],
    links: links.filter((link) => [link.url, link.kind, link.note].some((text) => text.trim() !== '')),
  };
}

/** What the form begins with: the words of the ticket before, if there was one, else what the account says of itself. */
export function prefilledTicket(account: Account, earlier: Reassessment | undefined): TicketDraft {
  if (earlier !== undefined) return { ...ticketAsTyped(earlier), files: [], links: [] };
  return {
    companyName: account.companyName,
    companyWebsite: account.website ?? '',
    useCase: account.useCase ?? '',
    services: account.services,
    sampleMessage: '',
    countries: [],
    unitsPerMonth: '',
    amount: '',
    currency: 'USD',
    files: [],
    links: [],
  };
}

/** A ticket that was filed, as the form would show it. */
export function ticketAsTyped(ticket: Reassessment): TicketDraft {
  return {
    companyName: ticket.companyName,
    companyWebsite: ticket.companyWebsite,
    useCase: ticket.useCase,
    services: ticket.services,
    sampleMessage: ticket.sampleMessage ?? '',
    countries: ticket.countries,
    unitsPerMonth: String(ticket.unitsPerMonth),
    amount: (ticket.spendAmount / 10 ** minorDigits(ticket.spendCurrency)).toFixed(
      minorDigits(ticket.spendCurrency),
    ),
    currency: ticket.spendCurrency,
    files: [],
    links: [],
  };
}
