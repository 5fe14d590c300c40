import type { EmailPayloads, EmailTemplate } from '../../../src/ledger/email-payloads.js';

export const COMPANY = { companyName: 'Brightline & Sons' };
export const TICKET = {
  ...COMPANY,
  ticketSid: 'RT0190f3c2a1b27c4d8e5f60718293a4b5',
  ticketUrl: 'https://gate.example/portal/reassessments/RT0190f3c2a1b27c4d8e5f60718293a4b5',
};
const REQUEST = {
  ...COMPANY,
  requestSid: 'OP0190f3c2a1b27c4d8e5f60718293a4b5',
  requestUrl: 'https://gate.example/portal/outbound/OP0190f3c2a1b27c4d8e5f60718293a4b5',
};
const DEPOSIT = {
  ...COMPANY,
  deposit: { amount: 1250, currency: 'EUR' },
  depositSid: 'DP0190f3c2a1b27c4d8e5f60718293a4b5',
  requestUrl: 'https://gate.example/portal/outbound',
};
const PROFILE = {
  ...COMPANY,
  profileSid: 'BU0190f3c2a1b27c4d8e5f60718293a4b5',
  friendlyName: 'Brightline, the shop',
  portalUrl: 'https://gate.example/portal?account=AC1',
};
const VERIFICATION = {
  businessName: 'Owl & Sons',
  phone: '+18005550199',
  verificationSid: 'HH0190f3c2a1b27c4d8e5f60718293a4b5',
  portalUrl: 'https://gate.example/portal/toll-free/HH0190f3c2a1b27c4d8e5f60718293a4b5',
};
const ABOUT_VERIFICATION = [
  'Owl & Sons',
  '+1 800 555 0199',
  VERIFICATION.verificationSid,
  VERIFICATION.portalUrl,
];
export const LINK = 'https://gate.example/set-password/7fGq';

/** One payload for every template, and the facts that both html and text must carry. */
export const SAMPLES: { readonly [T in EmailTemplate]: readonly [EmailPayloads[T], readonly string[]] } = {
  'hold-placed': [
    {
      ...COMPANY,
      covers: ['sms', 'voice'],
      since: '2026-11-20T08:00:00.000Z',
      requestUrl: 'https://gate.example/portal/request',
    },
    [
      'SMS and voice calls cannot be used',
      '20 Nov 2026, 08:00 UTC',
      'https://gate.example/portal/request',
      '5 to 7 business days',
      'reassessment request',
    ],
  ],
  'hold-released': [
    {
      ...COMPANY,
      covers: 'everything',
      releasedAt: '2026-11-21T10:15:00.000Z',
      stillRestricted: false,
      portalUrl: 'https://gate.example/portal',
    },
    ['no longer on hold', '21 Nov 2026, 10:15 UTC', 'https://gate.example/portal'],
  ],
  'account-welcome': [
    { ...COMPANY, setPasswordUrl: LINK, status: 'on_hold' },
    [LINK, 'on hold', 'works once'],
  ],
  'account-added': [
    { ...COMPANY, portalUrl: 'https://gate.example/portal?account=AC1', status: 'restricted' },
    ['https://gate.example/portal?account=AC1', 'that you have already', 'restricted while we look'],
  ],
  'account-closed': [
    {
      ...COMPANY,
      closedAt: '2026-11-21T10:15:00.000Z',
      portalUrl: 'https://gate.example/portal?account=AC1',
    },
    ['21 Nov 2026, 10:15 UTC', 'https://gate.example/portal?account=AC1', 'cannot be opened again'],
  ],
  'event-sink-failed': [
    {
      ...COMPANY,
      sinkSid: 'DG0190f5d1c0de7000800000000000abcd',
      description: 'Verifications',
      host: 'hooks.owl.example',
      since: '2026-11-21T10:15:00.000Z',
      portalUrl: 'https://gate.example/portal',
    },
    ['DG0190f5d1c0de7000800000000000abcd', 'hooks.owl.example', '21 Nov 2026, 10:15 UTC', 'switched off'],
  ],
  'portal-password': [
    { ...COMPANY, setPasswordUrl: LINK, validUntil: '2026-11-22T10:30:00.000Z' },
    [LINK, '22 Nov 2026, 10:30 UTC', 'stays as it is'],
  ],
  'reassessment-received': [
    { ...TICKET, round: 2, aimBy: '2026-11-27T23:59:59.999Z', dueBy: '2026-12-01T23:59:59.999Z' },
    [TICKET.ticketSid, TICKET.ticketUrl, '27 Nov 2026', '1 Dec 2026', 'that decision is final'],
  ],
  'reassessment-information-requested': [
    { ...TICKET, question: 'Which numbers will you call, and who gave you them?' },
    [TICKET.ticketSid, TICKET.ticketUrl, 'Which numbers will you call, and who gave you them?'],
  ],
  'reassessment-approved': [TICKET, [TICKET.ticketSid, TICKET.ticketUrl, 'approved']],
  'reassessment-rejected': [
    { ...TICKET, mayAskAgain: true },
    [TICKET.ticketSid, TICKET.ticketUrl, 'rejected', 'You may ask once more'],
  ],
  'reassessment-withdrawn': [TICKET, [TICKET.ticketSid, TICKET.ticketUrl, 'withdrawn']],
  'outbound-permission-in-review': [
    { ...REQUEST, aimBy: '2026-11-27T23:59:59.999Z', dueBy: '2026-12-01T23:59:59.999Z' },
    [REQUEST.requestSid, REQUEST.requestUrl, '27 Nov 2026', '1 Dec 2026'],
  ],
  'outbound-permission-discussion': [
    { ...REQUEST, text: 'Could you send fixed templates only?' },
    [REQUEST.requestSid, REQUEST.requestUrl, 'Could you send fixed templates only?', 'waits for your answer'],
  ],
  'outbound-permission-granted': [
    { ...REQUEST, conditions: ['Only to Germany & Austria.', 'Only SMS.'], message: 'Enjoy!' },
    [
      REQUEST.requestSid,
      REQUEST.requestUrl,
      'under these conditions',
      'Only to Germany & Austria.',
      'Enjoy!',
    ],
  ],
  'outbound-permission-rejected': [
    {
      ...REQUEST,
      reasons: [{ text: 'Your users write what is sent.', advice: 'Send fixed texts.' }],
      message: null,
      depositComesBack: true,
    },
    [
      REQUEST.requestSid,
      REQUEST.requestUrl,
      'Your users write what is sent.',
      'What would change our mind: Send fixed texts.',
      'Your deposit goes back',
      'ask again',
    ],
  ],
  'outbound-permission-reminder': [
    { ...REQUEST, missing: ['Pay a refundable deposit.'], closesAt: '2026-12-08T09:30:00.000Z' },
    [REQUEST.requestSid, REQUEST.requestUrl, 'Pay a refundable deposit.', '8 Dec 2026, 09:30 UTC'],
  ],
  'outbound-permission-closed': [
    { ...REQUEST, why: 'unfinished', depositComesBack: true },
    [REQUEST.requestUrl, 'nothing happened on it', 'Your deposit goes back', 'ask again'],
  ],
  'business-profile-made': [
    { ...COMPANY, profileSid: PROFILE.profileSid },
    [PROFILE.profileSid, 'CustomerProfileSid'],
  ],
  'business-profile-changed': [
    {
      ...PROFILE,
      status: 'twilio-rejected',
      reasons: ['The address could not be found.'],
      message: 'Give the street, too.',
    },
    [
      PROFILE.profileSid,
      PROFILE.friendlyName,
      'was not approved',
      'submit it again',
      'The address could not be found.',
      'Give the street, too.',
    ],
  ],
  'business-profile-information-requested': [
    { ...PROFILE, question: 'Which shop is it?' },
    [PROFILE.profileSid, 'Which shop is it?', PROFILE.portalUrl],
  ],
  'deposit-received': [
    DEPOSIT,
    [DEPOSIT.depositSid, DEPOSIT.requestUrl, '€12.50', 'refundable', 'in production'],
  ],
  'deposit-failed': [DEPOSIT, [DEPOSIT.depositSid, DEPOSIT.requestUrl, '€12.50', 'Nothing was taken']],
  'deposit-refunded': [DEPOSIT, [DEPOSIT.depositSid, DEPOSIT.requestUrl, '€12.50', 'refunded']],
  'deposit-disputed': [DEPOSIT, [DEPOSIT.depositSid, DEPOSIT.requestUrl, '€12.50', 'disputed at your bank']],
  'case-message': [
    {
      ...COMPANY,
      about: 'your reassessment request',
      text: 'We looked at your site.',
      url: TICKET.ticketUrl,
    },
    ['your reassessment request', 'We looked at your site.', TICKET.ticketUrl],
  ],
  'toll-free-pending': [
    { ...VERIFICATION, again: false },
    [...ABOUT_VERIFICATION, 'cannot send', 'We have your submission'],
  ],
  'toll-free-in-review': [
    { ...VERIFICATION, first: true },
    [...ABOUT_VERIFICATION, 'before others', 'in review'],
  ],
  'toll-free-approved': [
    { ...VERIFICATION, message: 'Keep the wording of STOP.' },
    [...ABOUT_VERIFICATION, 'may send messages', 'Keep the wording of STOP.'],
  ],
  'toll-free-rejected': [
    {
      ...VERIFICATION,
      reasons: [
        { code: '30472', text: 'Business information not valid' },
        { code: '30473', text: 'Cannot validate business website URL' },
      ],
      editUntil: '2026-11-29T09:30:00.000Z',
      message: 'Your site shows a test page.',
    },
    [
      ...ABOUT_VERIFICATION,
      '30472',
      'Business information not valid',
      '30473',
      'Cannot validate business website URL',
      '29 Nov 2026, 09:30 UTC',
      'Your site shows a test page.',
    ],
  ],
  'toll-free-expired': [{ ...VERIFICATION }, [...ABOUT_VERIFICATION, 'as long as a new one', 'cannot send']],
  'inbound-confirm': [
    {
      ...COMPANY,
      receivedAt: '2026-11-22T09:00:00.000Z',
      confirmUrl: 'https://gate.example/portal/mail/7fGq',
      validUntil: '2026-11-29T09:00:00.000Z',
    },
    ['https://gate.example/portal/mail/7fGq', '22 Nov 2026, 09:00 UTC', 'do nothing', 'works once'],
  ],
  'inbound-answer': [
    {
      ...COMPANY,
      receivedAt: '2026-11-22T09:00:00.000Z',
      outcome: 'This request is closed already.',
      refusedFiles: ['plan.zip: Only pictures and documents can be attached.'],
      url: 'https://gate.example/portal',
      urlLabel: 'Open the portal',
    },
    [
      'This request is closed already.',
      'plan.zip',
      'https://gate.example/portal',
      'Replies to it are not read',
    ],
  ],
  'staff-invitation': [
    { name: 'Ann Moreau', invitedBy: 'Kim Berg', acceptUrl: LINK, validUntil: '2026-11-25T09:30:00.000Z' },
    ['Ann Moreau', 'Kim Berg', LINK, '25 Nov 2026, 09:30 UTC'],
  ],
  'staff-password': [
    { name: 'Ann Moreau', setPasswordUrl: LINK, validUntil: '2026-11-22T10:30:00.000Z' },
    ['Ann Moreau', LINK, '22 Nov 2026, 10:30 UTC'],
  ],
};
