import { describe, expect, it } from 'vitest';
import { HOLD_CODES } from '../../../src/holds/hold.codes.js';
import type { AccountStatus } from '../../../src/kernel/words.js';
import {
  alertsFor,
  NEW_TICKET_PATH,
  ticketPath,
  type AlertingTicket,
} from '../../../src/portal/standing/alerts.js';
import type { ToldHold } from '../../../src/portal/standing/told-restriction.js';
import { aToldHold, anAlertingTicket, HELD_AT } from './a-hold.js';

function account(status: AccountStatus) {
  const createdAt = new Date('2025-11-01T00:00:00Z');
  return { status, createdAt, closedAt: status === 'closed' ? new Date('2025-11-20T00:00:00Z') : null };
}

const hold = aToldHold();
const restriction = aToldHold({ kind: 'restriction', code: 'signup_under_review' });
const smsOff = aToldHold({ kind: 'restriction', code: 'unusual_traffic', services: ['sms'] });
const voiceOff = aToldHold({ kind: 'restriction', code: 'unusual_traffic', services: ['voice'] });

const open = anAlertingTicket();
const asked = anAlertingTicket({ status: 'awaiting_customer', askedAt: new Date('2025-11-06T08:00:00Z') });
const rejected = anAlertingTicket({ status: 'rejected' });
const secondAt = new Date('2025-11-12T10:00:00Z');
const rejectedAgain = anAlertingTicket({ status: 'rejected', round: 2, filedAt: secondAt });
const withdrawn = anAlertingTicket({ status: 'withdrawn' });
const approved = anAlertingTicket({ status: 'approved' });
const rejectedBefore = anAlertingTicket({ status: 'rejected', filedAt: new Date('2025-10-01T00:00:00Z') });

type Row = readonly [
  case_: string,
  status: AccountStatus,
  holds: readonly ToldHold[],
  tickets: readonly AlertingTicket[],
  alerts: readonly (readonly [kind: string, label: string, path: string])[],
];

const ASK = ['Ask us to look again', NEW_TICKET_PATH] as const;
const SEE = ['See your request', ticketPath(open)] as const;
const ANSWER = ['Answer us', ticketPath(asked)] as const;
const AGAIN = ['Ask once more', NEW_TICKET_PATH] as const;
const FINAL = ['See the decision', ticketPath(rejectedAgain)] as const;

const TABLE: readonly Row[] = [
  ['nothing is restricted', 'active', [], [], []],
  ['nothing is restricted any more', 'active', [], [approved], []],
  ['a request is open though nothing is restricted', 'active', [], [open], []],
  ['held, nobody has asked', 'on_hold', [hold], [], [['account_on_hold', ...ASK]]],
  ['held, the request was taken back', 'on_hold', [hold], [withdrawn], [['account_on_hold', ...ASK]]],
  ['held anew after an approval', 'on_hold', [hold], [approved], [['account_on_hold', ...ASK]]],
  [
    'a rejection before this hold does not count',
    'on_hold',
    [hold],
    [rejectedBefore],
    [['account_on_hold', ...ASK]],
  ],
  ['held, in review', 'on_hold', [hold], [open], [['account_on_hold', ...SEE]]],
  [
    'held, we have asked',
    'on_hold',
    [hold],
    [asked],
    [
      ['ticket_awaiting_you', ...ANSWER],
      ['account_on_hold', ...ANSWER],
    ],
  ],
  ['held, rejected once', 'on_hold', [hold], [rejected], [['account_on_hold', ...AGAIN]]],
  ['held, the second request in review', 'on_hold', [hold], [open, rejected], [['account_on_hold', ...SEE]]],
  ['held, rejected twice', 'on_hold', [hold], [rejectedAgain, rejected], [['account_on_hold', ...FINAL]]],
  ['a hold covers restrictions', 'on_hold', [smsOff, restriction, hold], [], [['account_on_hold', ...ASK]]],
  ['restricted', 'restricted', [restriction], [], [['account_restricted', ...ASK]]],
  [
    'restricted, and a service besides',
    'restricted',
    [smsOff, restriction],
    [],
    [['account_restricted', ...ASK]],
  ],
  [
    'restricted, rejected twice',
    'restricted',
    [restriction],
    [rejectedAgain, rejected],
    [['account_restricted', ...FINAL]],
  ],
  ['one service off', 'restricted', [smsOff], [], [['service_restricted', ...ASK]]],
  [
    'two services off are one alert',
    'restricted',
    [smsOff, voiceOff],
    [open],
    [['service_restricted', ...SEE]],
  ],
  [
    'closed, whatever else there was',
    'closed',
    [hold],
    [asked],
    [['account_closed', 'See the account', '/portal']],
  ],
];

describe('alertsFor', () => {
  it.each(TABLE)('P7: %s', (_case, status, holds, tickets, expected) => {
    const alerts = alertsFor(account(status), holds, tickets);
    expect(alerts.map(({ kind, nextStep }) => [kind, nextStep.label, nextStep.path])).toEqual(expected);
  });

  it('P7: says since when: of the oldest hold, of our question, of the closing', () => {
    const older = aToldHold({ placedAt: new Date('2025-11-02T00:00:00Z') });
    expect(alertsFor(account('on_hold'), [hold, older], [])[0]?.since).toEqual(older.placedAt);
    expect(alertsFor(account('on_hold'), [hold], [asked])[0]?.since).toEqual(asked.askedAt);
    expect(alertsFor(account('closed'), [], [])[0]?.since).toEqual(new Date('2025-11-20T00:00:00Z'));
  });

  it('P33: counts rounds from the oldest restriction, also where a later hold is what is told of', () => {
    const early = aToldHold({
      kind: 'restriction',
      services: ['sms'],
      placedAt: new Date('2025-09-01T00:00:00Z'),
    });
    const alerts = alertsFor(account('on_hold'), [early, hold], [rejectedBefore]);
    expect(alerts[0]).toMatchObject({ since: HELD_AT, nextStep: { label: 'Ask once more' } });
  });

  it('P34: says in words that the decision is final', () => {
    const [alert] = alertsFor(account('on_hold'), [hold], [rejectedAgain, rejected]);
    expect(alert?.text).toContain('The decision is final.');
  });
});

describe('the text of an alert', () => {
  const textFor = (...holds: ToldHold[]): string => alertsFor(account('on_hold'), holds, [])[0]?.text ?? '';
  const withheld = HOLD_CODES.filter((definition) => definition.disclosure === 'withhold');
  const told = HOLD_CODES.filter((definition) => definition.disclosure !== 'withhold');

  it.each(withheld)('P32: says nothing at all of why for $code', ({ code, label }) => {
    const text = textFor(aToldHold({ code }));
    expect(text).toBe(
      'You cannot send messages, make calls or use SIP trunks at this time. If you think this is an error, ask us to look again.',
    );
    expect(text).not.toContain(label);
  });

  it.each(told)('P32: tells of $code in the words of its table', ({ code, label, customerText }) => {
    const text = textFor(aToldHold({ code }));
    expect(text).toContain(customerText);
    expect(text).not.toContain(label);
    expect(text).not.toContain(code);
  });

  it('says the same general words only once for several holds', () => {
    const text = textFor(hold, aToldHold({ code: 'review_rejected' }));
    expect(text.split('Our assessment of your account').length).toBe(2);
  });

  it('says when it ends by itself, only if all of it does', () => {
    const until = new Date('2025-12-03T00:00:00Z');
    expect(textFor(aToldHold({ until }))).toContain('This ends by itself on 3 Dec 2025.');
    expect(textFor(aToldHold({ until }), hold)).not.toContain('ends by itself');
  });

  it('P36: names the services that are off, and says that the others work', () => {
    const [alert] = alertsFor(account('restricted'), [smsOff, voiceOff], []);
    expect(alert?.title).toBe('SMS and voice calls are restricted');
    expect(alert?.text).toContain('Your other services work as before.');
    expect(alertsFor(account('restricted'), [smsOff], [])[0]?.title).toBe('SMS is restricted');
    expect(alertsFor(account('restricted'), [voiceOff], [])[0]?.title).toBe('Voice calls are restricted');
  });
});
