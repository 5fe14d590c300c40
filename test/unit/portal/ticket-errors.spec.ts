import 'reflect-metadata';
import { expect, it } from 'vitest';
import { readForm } from '../../../src/http/form.js';
import { InvalidError, type FieldError } from '../../../src/kernel/errors.js';
import { ticketErrors } from '../../../src/portal/tickets/ticket-errors.js';
import { ticketInput } from '../../../src/portal/tickets/ticket-input.js';
import { FileReassessmentDto } from '../../../src/reassessments/reassessments.dto.js';
import type { TicketDraft } from '../../../src/reassessments/ticket-draft.js';
import { aTypedTicket } from './a-typed-ticket.js';

/** What the form says of a typed ticket, by the rules of the API. */
async function complaintsAbout(typed: TicketDraft): Promise<readonly FieldError[]> {
  const { input, origins } = ticketInput(typed);
  const refusal: unknown = await readForm(FileReassessmentDto, input).then(
    () => null,
    (error: unknown) => error,
  );
  if (refusal === null) return [];
  if (!(refusal instanceof InvalidError)) throw refusal;
  return ticketErrors(refusal.fields, typed, origins);
}

const said = async (typed: Partial<TicketDraft>): Promise<readonly string[][]> =>
  (await complaintsAbout(aTypedTicket(typed))).map(({ field, message }) => [field, message]);

it('P17–P24: has nothing to say of a complete ticket', async () => {
  expect(await said({})).toEqual([]);
});

it('P17–P24: asks for every field left empty, once each, in the order of the form', async () => {
  const nothing = {
    companyName: '',
    companyWebsite: ' ',
    useCase: '',
    services: ['sms'],
    sampleMessage: '',
    countries: [],
    unitsPerMonth: '',
    amount: '',
  };
  expect(await said(nothing)).toEqual([
    ['companyName', 'Enter your company’s name.'],
    ['companyWebsite', 'Enter your company’s website.'],
    ['useCase', 'Tell us what you will use our services for.'],
    ['sampleMessage', 'SMS is among the services, so write a sample message.'],
    ['countries', 'Choose at least one country.'],
    ['unitsPerMonth', 'Enter how many units you expect a month.'],
    ['spendPerMonth', 'Enter how much you expect to spend a month.'],
  ]);
});

it('P20: asks for a service', async () => {
  expect(await said({ services: [] })).toEqual([['services', 'Choose at least one service.']]);
});

it('P24: speaks of amounts as people write them, not of minor units', async () => {
  expect(await said({ amount: '12,50' })).toEqual([
    ['spendPerMonth', 'Enter the amount in figures with a point for cents, such as 1,250.50.'],
  ]);
});

it('P23: says the right thing of what is no number, and of zero', async () => {
  expect(await said({ unitsPerMonth: 'lots' })).toEqual([
    ['unitsPerMonth', 'Enter a whole number in figures, such as 25,000.'],
  ]);
  expect(await said({ unitsPerMonth: '0' })).toEqual([['unitsPerMonth', 'Give at least 1.']]);
});

it('P9: puts what is wrong with a piece of evidence at its own row', async () => {
  const file = { sid: `EV${'0'.repeat(32)}`, kind: '', note: '' };
  const links = [
    { url: 'ok.example', kind: 'press_mention', note: '' },
    { url: 'not a link', kind: 'ein', note: '' },
    { url: '', kind: 'ein', note: 'no link given' },
  ];
  expect(await said({ files: [file], links })).toEqual([
    ['file-0-kind', 'Choose what it shows.'],
    ['link-1-url', 'Enter the link’s address, such as https://example.com/press.'],
    ['link-2-url', 'Enter the link’s address, such as https://example.com/press.'],
  ]);
});

it('P9: takes at most ten pieces', async () => {
  const links = Array.from({ length: 11 }, (_, at) => ({ url: `a${at}.example`, kind: 'other', note: '' }));
  expect(await said({ links })).toEqual([['file', 'A ticket carries at most 10 pieces of evidence.']]);
});
