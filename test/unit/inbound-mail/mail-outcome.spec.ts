import { expect, it } from 'vitest';
import { mailOutcome } from '../../../src/portal/inbound-mail/mail-outcome.js';
import { phoneInText } from '../../../src/portal/inbound-mail/phone-in-text.js';
import { mailWords } from '../../../src/portal/inbound-mail/mail-words.js';
import type { SenderAccount } from '../../../src/portal/inbound-mail/sender-accounts.sql.js';

const ACCOUNT: SenderAccount = {
  accountId: 'a',
  companyName: 'Brightline',
  email: 'ann@brightline.example',
  country: 'DE',
  status: 'active',
  plan: 'self_service',
  portalUserId: null,
  personEmail: null,
  openTicketId: null,
  requestId: null,
  requestStatus: null,
  requestHasPurpose: false,
  isGranted: false,
  isSubaccount: false,
};

it.each<[string, Partial<SenderAccount>, string]>([
  ['an active account', {}, 'request'],
  [
    'an account with a request that has no description',
    { requestId: 'o', requestStatus: 'open' },
    'purpose o',
  ],
  [
    'an account with a described request',
    { requestId: 'o', requestStatus: 'open', requestHasPurpose: true },
    'message o',
  ],
  ['an account whose request is in review', { requestId: 'o', requestStatus: 'in_review' }, 'message o'],
  ['an account that has the permission', { isGranted: true }, 'granted'],
  [
    'an account that has it, and discusses another',
    { isGranted: true, requestId: 'o', requestStatus: 'in_discussion' },
    'message o',
  ],
  ['a contracted account', { plan: 'contracted' }, 'contracted'],
  ['a subaccount', { isSubaccount: true }, 'of_parent'],
  ['an account on hold', { status: 'on_hold' }, 'file_ticket'],
  ['an account on hold with a ticket', { status: 'on_hold', openTicketId: 't' }, 'message t'],
  [
    'a contracted account on hold with a ticket',
    { status: 'on_hold', plan: 'contracted', openTicketId: 't' },
    'message t',
  ],
  ['a restricted account', { status: 'restricted' }, 'request'],
  ['a restricted account with a ticket', { status: 'restricted', openTicketId: 't' }, 'message t'],
  ['an active account with a ticket of before', { openTicketId: 't' }, 'request'],
])('T4: the mail of %s', (_, standing, expected) => {
  const outcome = mailOutcome({ ...ACCOUNT, ...standing });
  const what = outcome.becomes === 'nothing' ? outcome.because : outcome.becomes;
  expect('target' in outcome ? `${what} ${outcome.target.id}` : what).toBe(expected);
});

it.each([
  ['Call me: +49 151 23456789, please.', 'DE', '+4915123456789'],
  ['Call me: 0151 23456789, please.', 'DE', '+4915123456789'],
  ['Or in Vienna, +43 1 58858-0; at home +49 151 23456789', 'DE', '+431588580'],
  ['Our order 4711 of 2026-11-22 cost 1,250.00', 'DE', null],
  ['On 22.11.2026 and 11/22/2026 we sent 2026112 parcels of 69 123456 grams', 'DE', null],
  ['Reach us: (415) 555-2671 or 415-555-2672', 'US', '+14155552671'],
  ['Reach us: 415-555-2672', 'US', '+14155552672'],
  ['no number', 'ZZ', null],
  ['', 'DE', null],
])('T6: the phone number in "%s" of %s is %s', (text, country, expected) => {
  expect(phoneInText(text, country)).toBe(expected);
});

it('T6: looks for a number no longer in a text that is made of digits', () => {
  const started = performance.now();
  phoneInText('1 2 3 4 5 6 7 8 9 0 '.repeat(50_000), 'US');
  expect(performance.now() - started).toBeLessThan(3_000);
});

it('cuts words to what a message may have, and never in the middle of a character', () => {
  const { words, isCut } = mailWords({ text: '😀'.repeat(100), subject: 's' }, 50);
  expect([words.length <= 50, words.isWellFormed(), isCut]).toEqual([true, true, true]);
  expect(mailWords({ text: null, subject: 'Files' }, 50)).toEqual({ words: 'Files', isCut: false });
  expect(mailWords({ text: ' ', subject: '' }, 50).words).toContain('without text');
});
