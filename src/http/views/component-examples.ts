import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';
import { wordOf } from './words.js';

/** What the examples of `/dev/components` are made of: one fictional account and its reassessment. */
interface Option {
  readonly value: string;
  readonly label: string;
}

export const optionsOf = (words: readonly string[]): readonly Option[] =>
  words.map((value) => ({ value, label: wordOf(value).label }));

export const EXAMPLE_SID = 'CS0199aa01bb02cc03dd04ee05ff7f3a9c';

export function shownForms(): object {
  return {
    errors: [
      {
        field: 'companyWebsite',
        code: 'url_invalid',
        message: 'Enter the whole address, for example https://example.com.',
      },
      { field: 'sampleMessage', code: 'too_long', message: 'Shorten the sample to 160 characters.' },
      { field: 'services', code: 'required', message: 'Choose at least one service.' },
    ],
    longText:
      'Your Brightline parcel 4711 arrives today between 14:00 and 16:00. Track it at https://brightline.example/t/4711 or reply STOP to get no more messages from us, ever again.',
    evidenceKinds: optionsOf(['incorporation_certificate', 'ein', 'app_screenshot']),
    currencies: ['EUR', 'GBP', 'USD'],
    services: [
      { value: 'sms', label: 'SMS', hint: 'One-time passwords, notifications' },
      { value: 'voice', label: 'Voice' },
      { value: 'trunk', label: 'SIP trunk' },
    ],
    chosenServices: ['sms'],
    chosenCountries: ['DE', 'FR'],
    files: [
      {
        name: 'certificate-of-incorporation.pdf',
        size: 482_113,
        sid: 'EV1',
        kinds: optionsOf(['incorporation_certificate', 'ein']),
      },
      { name: 'invoice.svg', error: 'SVG files are not taken. Send a PNG, JPEG, WebP or PDF.' },
    ],
    people: [
      { value: 'a', label: 'K. Osei (senior reviewer)' },
      { value: 'b', label: 'M. Ito (reviewer)' },
    ],
  };
}

export function shownFacts(at: (ms: number) => Date): object {
  return {
    facts: [
      { label: 'Status', badge: 'on_hold' },
      {
        label: 'Website',
        value: 'brightline.example',
        href: 'https://brightline.example/',
        external: true,
      },
      { label: 'Signed up', at: at(-12 * DAY) },
      { label: 'Spend a month', money: { amount: 125_000, currency: 'EUR' } },
      { label: 'Account', sid: EXAMPLE_SID },
      { label: 'Subaccounts', value: 0 },
      { label: 'Registration number', note: 'not given' },
    ],
    events: [
      {
        at: at(-40 * MINUTE),
        text: 'Claimed by A. Moreau',
        who: 'A. Moreau',
        icon: 'person',
        tone: 'accent',
      },
      {
        at: at(-2 * DAY),
        text: 'Ticket filed, round 2',
        who: 'Brightline Logistics',
        icon: 'message',
        detail: 'We have added the certificate you asked for.',
      },
      {
        at: at(-9 * DAY),
        text: 'Rejected with 1 code',
        who: 'K. Osei',
        icon: 'cross',
        tone: 'danger',
        href: '#facts',
      },
      { at: at(-12 * DAY), text: 'Held by the signup assessment', icon: 'pause', tone: 'danger' },
    ],
    diffRows: [
      { label: 'Use case', before: 'Marketing', after: 'Delivery notifications' },
      { label: 'Website', after: 'https://brightline.example' },
    ],
    undo: { action: '#overlays', until: at(9000) },
    sparkValues: [0, 1, 0, 2, 1, 0, 3, 2, 4, 3, 5, 8, 7, 12],
    claimUntil: at(9 * MINUTE + 12_000),
    dueLate: at(-26 * HOUR),
    dueSoon: at(2.5 * HOUR),
    dueBy: at(3 * DAY),
    price: { amount: 1000, currency: 'USD' },
    sampleSid: EXAMPLE_SID,
  };
}

export function shownForCustomers(at: (ms: number) => Date): object {
  return {
    heldAt: at(-12 * DAY),
    steps: [
      { label: 'You filed the request', state: 'done', at: at(-2 * DAY) },
      { label: 'A person looks at it', state: 'current', text: 'We answer by Tue 25 Nov.' },
      { label: 'You get our answer', state: 'todo', text: 'By e-mail and on this page.' },
    ],
  };
}

export const OFFERS = [
  { outcome: 'approve', key: 'a', customerReads: 'Your account is active again.' },
  {
    outcome: 'reject',
    key: 'r',
    customerReads: 'We looked at your request again and will not lift the restriction.',
    codes: [
      {
        code: 'details_insufficient',
        label: 'Details insufficient',
        key: '1',
        guidance: 'After asking once, or when nothing was said.',
      },
      { code: 'content_policy', label: 'Content against policy', key: '2' },
    ],
  },
  { outcome: 'request_information', key: 'i', verb: 'Ask for information' },
] as const;
