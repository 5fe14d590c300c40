import { describe, expect, it } from 'vitest';
import { VIEWS_DIR } from '../../../src/http/views/package-root.js';
import { ViewEngine } from '../../../src/http/views/view-engine.js';
import type { EmailPayloads, EmailTemplate } from '../../../src/ledger/email-payloads.js';
import { renderEmail, type RenderedEmail } from '../../../src/notifications/render-email.js';
import { COMPANY, TICKET, LINK, SAMPLES } from './email-samples.js';

const NOW = new Date('2026-11-22T09:30:00.000Z');
const views = new ViewEngine(VIEWS_DIR);

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
