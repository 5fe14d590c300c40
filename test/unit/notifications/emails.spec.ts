import { describe, expect, it } from 'vitest';
import { VIEWS_DIR } from '../../../src/http/views/package-root.js';
import { ViewEngine } from '../../../src/http/views/view-engine.js';
import type { EmailPayloads, EmailTemplate } from '../../../src/ledger/email-payloads.js';
import { renderEmail, type RenderedEmail } from '../../../src/notifications/render-email.js';

const NOW = new Date('2026-11-22T09:30:00.000Z');
const views = new ViewEngine(VIEWS_DIR);

const COMPANY = { companyName: 'Brightline & Sons' };
const TICKET = {
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
const LINK = 'https://gate.example/set-password/7fGq';

/** One payload for every template, and the facts that both html and text must carry. */
const SAMPLES: { readonly [T in EmailTemplate]: readonly [EmailPayloads[T], readonly string[]] } = {
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

function render<T extends EmailTemplate>(template: T, payload: EmailPayloads[T]): RenderedEmail {
  return renderEmail(views, { template, payload }, NOW);
}

/** HTML as its reader sees it: without tags, entities resolved. Links count as text. */
function readable(html: string): string {
  return html
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/href="([^"]*)"/g, '>$1<')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=')
    .replaceAll(/\s+/g, ' ');
}

describe.each(Object.entries(SAMPLES))('the e-mail %s', (template, [payload, facts]) => {
  const email = renderEmail(views, { template, payload }, NOW);

  it.each(facts)('says "%s" in html and in text', (fact) => {
    expect(readable(email.html)).toContain(fact);
    expect(email.text.replaceAll(/\s+/g, ' ')).toContain(fact);
  });

  it('has a subject of one short line that stands in both', () => {
    expect(email.subject).toMatch(/^[^\r\n]{10,100}$/);
    expect(readable(email.html)).toContain(email.subject);
    expect(email.text.startsWith(email.subject)).toBe(true);
  });

  it('has text without markup, and html that loads and runs nothing', () => {
    expect(email.text).not.toMatch(/<[a-z/]|&amp;|&#/i);
    expect(email.text).not.toMatch(/\n{3}/);
    expect(email.html).not.toMatch(/<(script|img|link|iframe|form)|src=|url\(|@import/i);
  });
});

describe('P32: what is withheld cannot get into an e-mail', () => {
  it.each(Object.entries(SAMPLES))(
    '%s has no place for it, even when a payload is made to carry it',
    (template, [payload]) => {
      const marker = 'WITHHELD-7b1f';
      const smuggled = {
        ...payload,
        code: marker,
        codes: [marker],
        note: marker,
        reason: marker,
        score: marker,
        label: marker,
      };

      const email = renderEmail(views, { template, payload: smuggled }, NOW);

      expect(JSON.stringify(email)).not.toContain(marker);
      expect(email).toEqual(renderEmail(views, { template, payload }, NOW));
    },
  );
});

describe('P33, P34: the rejection', () => {
  it('after the first says that one may ask once more, after the second that it is final; neither says why', () => {
    const first = render('reassessment-rejected', { ...TICKET, mayAskAgain: true });
    const second = render('reassessment-rejected', { ...TICKET, mayAskAgain: false });

    expect(first.text).toContain('You may ask once more');
    expect(first.subject).not.toContain('final');
    expect(second.text).toContain('This decision is final');
    expect(second.text).not.toContain('once more');
  });
});

describe('P6: the restriction', () => {
  const placed = (more: Partial<EmailPayloads['hold-placed']>): RenderedEmail =>
    render('hold-placed', { ...SAMPLES['hold-placed'][0], ...more });

  it.each([
    [{ covers: 'everything' } as const, 'Your account is on hold', 'nothing can be sent or called'],
    [
      { covers: 'everything', kind: 'restriction' } as const,
      'Your account is restricted',
      'not all of our services',
    ],
    [
      { covers: ['trunk'] } as const,
      'Some services are restricted on your account',
      'SIP trunks cannot be used',
    ],
  ])('%j says so', (more, subject, sentence) => {
    const email = placed(more);

    expect(email.subject).toBe(subject);
    expect(email.text).toContain(sentence);
  });

  it('says when it ends by itself, if it does', () => {
    expect(placed({ until: '2026-12-01T12:00:00.000Z' }).text).toContain(
      'ends by itself on 1 Dec 2026, 12:00 UTC',
    );
    expect(placed({}).text).not.toContain('ends by itself');
  });
});

describe('what comes in from outside', () => {
  it('stands in html as text, never as markup', () => {
    const email = render('case-message', {
      ...COMPANY,
      companyName: '<img src=x onerror=alert(1)>',
      about: 'your request',
      text: '</p><script>alert(1)</script>',
      url: 'https://gate.example/"><b>',
    });

    expect(email.html).not.toMatch(/<img|<script|"><b>/);
  });

  it('cannot begin a header of its own in the subject', () => {
    const email = render('case-message', {
      ...COMPANY,
      about: 'x\r\nBcc: all@owl.example\u2028y',
      text: 't',
      url: LINK,
    });

    expect(email.subject).toBe('A message about x Bcc: all@owl.example y');
  });

  it('is refused for good when the template does not exist or its payload lacks something', () => {
    expect(() => renderEmail(views, { template: 'no-such-mail', payload: {} }, NOW)).toThrow(
      'There is no e-mail template',
    );
    expect(() => renderEmail(views, { template: 'case-message', payload: COMPANY }, NOW)).toThrow(
      'cannot be written',
    );
    expect(() => renderEmail(views, { template: 'constructor', payload: {} }, NOW)).toThrow(
      'There is no e-mail template',
    );
  });
});
