import { expect, it } from 'vitest';
import { readTicketDraft } from '../../../src/reassessments/ticket-draft.js';
import { aTypedTicket } from './a-typed-ticket.js';

it('gives back a draft as it was typed', () => {
  const typed = aTypedTicket({ links: [{ url: 'a.example', kind: '', note: 'half done' }] });
  expect(readTicketDraft(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
});

it.each([null, 'text', 7, [], { companyName: 4, files: 'none', links: [null, 1] }])(
  'makes a whole draft of whatever was kept: %j',
  (kept) => {
    const draft = readTicketDraft(kept);
    expect(draft).toMatchObject({ companyName: '', useCase: '', files: [], services: [] });
    expect(draft.links.every((link) => link.url === '')).toBe(true);
  },
);

it('keeps a text that is too long for the rules, but not one without end', () => {
  expect(readTicketDraft({ useCase: 'x'.repeat(3000) }).useCase).toHaveLength(3000);
  expect(readTicketDraft({ useCase: 'x'.repeat(50_000) }).useCase).toHaveLength(10_000);
});
