import { describe, expect, it } from 'vitest';
import { ticketInput } from '../../../src/portal/tickets/ticket-input.js';
import { aTypedTicket } from './a-typed-ticket.js';

describe('what people type', () => {
  it.each([
    ['25000', 25_000],
    [' 25,000 ', 25_000],
    ['25.000', 25_000],
    ['1 250 000', 1_250_000],
    ["25'000", 25_000],
    ['0', 0],
  ])('P23: units typed as %j are %d', (unitsPerMonth, expected) => {
    expect(ticketInput(aTypedTicket({ unitsPerMonth })).input['unitsPerMonth']).toBe(expected);
  });

  it.each(['', 'many', '2.5', '25,00', '-5', '1e6', '12,34,567'])(
    'P23: %j is no number of units',
    (unitsPerMonth) => {
      expect(ticketInput(aTypedTicket({ unitsPerMonth })).input['unitsPerMonth']).toBeNaN();
    },
  );

  it.each([
    ['1,250.50', 'USD', 125_050],
    ['1250.5', 'EUR', 125_050],
    ['1,250', 'USD', 125_000],
    ['1 250', 'USD', 125_000],
    ['1250', 'JPY', 1250],
    ['1.234', 'KWD', 1234],
    ['0', 'USD', 0],
  ])('P24: an amount typed as %j in %s is %d minor units', (amount, currency, expected) => {
    const { input } = ticketInput(aTypedTicket({ amount, currency }));
    expect(input['spendPerMonth']).toEqual({ amount: expected, currency });
  });

  it.each([
    ['12,50', 'USD'],
    ['1.250,50', 'EUR'],
    ['$5', 'USD'],
    ['-5', 'USD'],
    ['', 'USD'],
    ['1.5', 'JPY'],
    ['100', 'XYZ1'],
  ])('P24: %j in %s is refused rather than guessed', (amount, currency) => {
    const { input } = ticketInput(aTypedTicket({ amount, currency }));
    expect(input['spendPerMonth']).toEqual({ amount: Number.NaN, currency });
  });

  it.each([
    ['example.com', 'https://example.com'],
    ['http://example.com', 'http://example.com'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['', ''],
  ])('P18: a website typed as %j is handed on as %j', (companyWebsite, expected) => {
    expect(ticketInput(aTypedTicket({ companyWebsite })).input['companyWebsite']).toBe(expected);
  });

  it('P21: leaves the sample message out when SMS is not among the services', () => {
    const typed = { sampleMessage: 'Your code is 1.' };
    expect(ticketInput(aTypedTicket({ ...typed, services: ['voice'] })).input).not.toHaveProperty(
      'sampleMessage',
    );
    expect(ticketInput(aTypedTicket({ ...typed, services: ['sms'] })).input).toMatchObject(typed);
  });

  it('P9: hands on files and links in one list and remembers their rows', () => {
    const { input, origins } = ticketInput(
      aTypedTicket({
        files: [{ sid: 'EV1', kind: 'ein', note: ' ' }],
        links: [{ url: 'press.example', kind: 'press_mention', note: 'Page 3' }],
      }),
    );
    expect(input['evidence']).toEqual([
      { file: 'EV1', kind: 'ein' },
      { url: 'https://press.example', kind: 'press_mention', note: 'Page 3' },
    ]);
    expect(origins).toEqual(['file-0', 'link-0']);
  });
});
