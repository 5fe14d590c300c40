import { places } from '../http/views/helpers/places.js';
import { formatMoney } from '../kernel/money.js';
import type { Service } from '../kernel/words.js';
import type { Coverage, EmailPayloads, EmailTemplate } from '../ledger/email-payloads.js';
import { PROFILE_CHANGES } from './profile-changes.js';

/** What a template is given besides the payload: the subject, and sentences that html and text share. */
export interface EmailFacts {
  readonly subject: string;
  /** In place of what is said to customers. */
  readonly footer?: string;
  readonly [fact: string]: unknown;
}

type WriteFacts<T extends EmailTemplate> = (payload: EmailPayloads[T]) => EmailFacts;

const STAFF_FOOTER =
  'You get this message because you work, or are asked to work, in the backoffice of Gatehouse.';

/** Every e-mail there is. Its words are in `views/emails/<template>.hbs` and `.txt.hbs`. */
export const EMAILS: { readonly [T in EmailTemplate]: WriteFacts<T> } = {
  'hold-placed': (payload) => {
    const covered = coveredBy(payload);
    return { subject: covered.subject, covered };
  },
  'hold-released': (payload) => ({
    subject: payload.stillRestricted ? 'A restriction was released' : 'Your account can be used again',
    covered: coveredBy(payload),
  }),
  'account-welcome': () => ({ subject: 'Your account: choose a password for the portal' }),
  'account-added': ({ companyName }) => ({ subject: `Your new account: ${companyName}` }),
  'account-closed': () => ({ subject: 'Your account was closed' }),
  'event-sink-failed': ({ description }) => ({
    subject: `Your events are not delivered any more: ${description}`,
  }),
  'portal-password': () => ({ subject: 'Choose a new password for the portal' }),
  'reassessment-received': ({ round }) => ({
    subject: 'We have your reassessment request',
    isSecond: round === 2,
  }),
  'reassessment-information-requested': () => ({ subject: 'Your reassessment request: we need an answer' }),
  'reassessment-approved': () => ({ subject: 'Your reassessment request was approved' }),
  'reassessment-rejected': ({ mayAskAgain }) => ({
    subject: mayAskAgain
      ? 'Your reassessment request was rejected'
      : 'Your reassessment request was rejected: this is final',
  }),
  'reassessment-withdrawn': () => ({ subject: 'Your reassessment request was withdrawn' }),
  'outbound-permission-in-review': () => ({ subject: 'Your outbound permission: we look at your request' }),
  'outbound-permission-discussion': () => ({
    subject: 'Your outbound permission: we would like to talk about it',
  }),
  'outbound-permission-granted': ({ conditions }) => ({
    subject:
      conditions.length === 0
        ? 'You have outbound permission'
        : 'You have outbound permission, with conditions',
  }),
  'outbound-permission-rejected': () => ({ subject: 'Your request for outbound permission was not granted' }),
  'outbound-permission-reminder': () => ({ subject: 'Your outbound permission: something is still to do' }),
  'outbound-permission-closed': ({ why }) => CLOSED_REQUESTS[why],
  'business-profile-made': () => ({ subject: 'A business profile was made for your verification' }),
  'business-profile-changed': ({ status }) => PROFILE_CHANGES[status],
  'business-profile-information-requested': () => ({ subject: 'Your business profile: we need an answer' }),
  'toll-free-pending': ({ again, phone }) => ({
    subject: `${again ? 'We have your correction' : 'We have your submission'} for ${places.phone(phone)}`,
  }),
  'toll-free-in-review': ({ phone }) => ({
    subject: `Your toll-free number ${places.phone(phone)} is in review`,
  }),
  'toll-free-approved': ({ phone }) => ({
    subject: `Your toll-free number ${places.phone(phone)} is verified`,
  }),
  'toll-free-rejected': ({ phone, editUntil }) => ({
    subject:
      editUntil === null
        ? `Your toll-free number ${places.phone(phone)} was not verified`
        : `Your toll-free number ${places.phone(phone)} was not verified: you can correct it`,
  }),
  'toll-free-expired': ({ phone }) => ({
    subject: `Your toll-free number ${places.phone(phone)}: the time to correct it is over`,
  }),
  'deposit-received': ({ deposit }) => ({ subject: `We have your deposit of ${formatMoney(deposit)}` }),
  'deposit-failed': () => ({ subject: 'Your deposit was not paid' }),
  'deposit-refunded': ({ deposit }) => ({ subject: `Your deposit of ${formatMoney(deposit)} was refunded` }),
  'deposit-disputed': () => ({ subject: 'Your deposit was charged back' }),
  'case-message': ({ about }) => ({ subject: `A message about ${about}` }),
  'inbound-confirm': () => ({
    subject: 'Confirm your e-mail to us',
    footer:
      'You get this message because mail came in that names your address as its sender. Without your confirmation nothing happens.',
  }),
  'inbound-answer': () => ({
    subject: 'About your e-mail to us',
    footer:
      'You get this message because mail came in from your address. Replies to it are not read; write to us in the portal.',
  }),
  'staff-invitation': () => ({ subject: 'You are invited to Gatehouse', footer: STAFF_FOOTER }),
  'staff-password': () => ({ subject: 'Choose a new password for Gatehouse', footer: STAFF_FOOTER }),
};

/** How a request ends that nobody decided. */
const CLOSED_REQUESTS: Readonly<
  Record<EmailPayloads['outbound-permission-closed']['why'], { subject: string; closing: string }>
> = {
  unfinished: {
    subject: 'Your request for outbound permission was closed',
    closing: 'We closed your request because nothing happened on it for some time.',
  },
  withdrawn: {
    subject: 'Your request for outbound permission was withdrawn',
    closing: 'You took your request back, so we do not look at it any more.',
  },
};

const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  sms: 'SMS',
  voice: 'voice calls',
  trunk: 'SIP trunks',
};

const inWords = new Intl.ListFormat('en', { type: 'conjunction' });

/** P6: the details of the restriction in sentences. A hold stops all service; a restriction limits it. */
function coveredBy({ kind, covers }: { kind?: 'hold' | 'restriction'; covers: Coverage }) {
  if (covers !== 'everything') {
    const names = inWords.format(covers.map((service) => SERVICE_NAMES[service]));
    return {
      subject: 'Some services are restricted on your account',
      placed: `${names} cannot be used from your account`,
      meaning: 'Everything else works as before.',
      released: `${names} can be used from your account again`,
    };
  }
  if (kind === 'restriction')
    return {
      subject: 'Your account is restricted',
      placed: 'your account is restricted',
      meaning:
        'While the restriction stands, not all of our services can be used. The portal shows what you can do in the meantime.',
      released: 'your account is no longer restricted',
    };
  return {
    subject: 'Your account is on hold',
    placed: 'your whole account is on hold',
    meaning:
      'While the hold stands, nothing can be sent or called from the account. You can still sign in, read what is there and write to us.',
    released: 'your account is no longer on hold',
  };
}
