import { expect, it } from 'vitest';
import { checkConsentTexts } from '../../../../src/toll-free/intake/checks/consent-texts.js';
import { checkNumberUse } from '../../../../src/toll-free/intake/checks/number-use.js';
import { checkOptInProof } from '../../../../src/toll-free/intake/checks/opt-in-proof.js';
import { checkReachablePages } from '../../../../src/toll-free/intake/checks/reachable-pages.js';
import { readPageText } from '../../../../src/toll-free/intake/page-text.js';
import { readPage } from '../../../../src/toll-free/intake/read-page.js';
import type { Visit, VisitFailure } from '../../../../src/toll-free/intake/visit.js';
import { goodFields } from './good-fields.js';

const FILLER = 'We roast coffee each morning and bring it to your door. '.repeat(6);

function seen(
  body: string,
  over: { url?: string; status?: number; field?: Visit['field']; contentType?: string } = {},
): Visit {
  const {
    url = 'https://owlcoffee.com/join',
    status = 200,
    contentType = 'text/html',
    field = 'OptInImageUrls',
  } = over;
  const page = readPage({ url, status, contentType, body: Buffer.from(body), redirects: [] });
  return { field, address: url, page, failure: null };
}

it('reads what a page says, and nothing of its scripts', () => {
  const page = readPageText(
    '<title>Owl &amp; Co</title><script>var x = "<p>hidden</p>"</script><!-- <input> --><p>Join&nbsp;us</p><input type="tel" required><style>p{}</style>',
  );
  expect(page).toMatchObject({ title: 'Owl & Co', text: 'Join us', scripts: 1 });
  expect(page.inputs).toMatchObject([{ type: 'tel', isRequired: true }]);
});

it.each([
  '<'.repeat(400_000),
  '<a'.repeat(200_000),
  '<script>'.repeat(50_000),
  '</'.repeat(200_000),
  '&#'.repeat(200_000),
])('reads a broken page in one pass (case %#)', (html) => {
  expect(readPageText(html).inputs).toEqual([]);
});

it.each<[number, string, string | null, boolean]>([
  [404, 'gone', '30473', true],
  [401, 'who', '30473', true],
  [403, 'robots', null, false],
  [503, 'later', null, false],
  [200, '<p>This domain is for sale</p>', '30473', true],
  [200, '<title>Sign in</title>Sign in <input type=password>', '30473', true],
])('W55: a website that answers %i with “%s” suggests %s; could run: %s', (status, body, code, couldRun) => {
  const findings = checkReachablePages([
    seen(body, { status, field: 'BusinessWebsite', url: 'https://owlcoffee.com/' }),
  ]);
  expect(findings).toMatchObject([{ code, couldRun }]);
});

it.each<[VisitFailure, string | null, boolean]>([
  ['unreachable', '30473', true],
  ['address_private', '30473', true],
  ['redirects_too_many', '30473', true],
  ['timed_out', null, false],
  ['too_large', null, false],
  ['names_down', null, false],
  ['not_looked_at', null, false],
])('a website that failed as %s suggests %s; could run: %s', (failure, code, couldRun) => {
  const visit: Visit = { field: 'BusinessWebsite', address: 'https://owlcoffee.com', page: null, failure };
  expect(checkReachablePages([visit])).toMatchObject([{ code, couldRun }]);
});

it.each([
  `<p>${FILLER}</p><p>Sign in to see your orders.</p>`,
  `<p>Create your account</p><input name=a><input name=b><input name=c><input name=d><input type=password> or sign in`,
])('takes an ordinary page for no login and no placeholder (case %#)', (body) => {
  expect(checkReachablePages([seen(body, { field: 'BusinessWebsite' })])).toEqual([]);
});

it.each([
  ['WEB_FORM', `<p>${FILLER}</p>`, '30446'],
  ['WEB_FORM', `<p>${FILLER}</p><form><input type=tel></form>`, null],
  ['WEB_FORM', `<p>${FILLER}</p><iframe src=x></iframe>`, null],
  ['VIA_TEXT', `<p>${FILLER}</p>`, '30446'],
  ['VIA_TEXT', `<p>${FILLER} Text OWL to 888-555-0100 to join.</p>`, null],
  ['MOBILE_QR_CODE', `<p>${FILLER}</p>`, '30446'],
  ['MOBILE_QR_CODE', `<p>${FILLER} Scan the QR code at the till.</p>`, null],
  ['VERBAL', `<p>${FILLER} Our agents ask: do you agree to texts?</p>`, null],
  ['PAPER_FORM', `<p>${FILLER}</p>`, null],
])('W38: %s with the page %j suggests %s', (optInType, body, code) => {
  expect(checkOptInProof(goodFields({ optInType }), [seen(body)])).toMatchObject(
    code === null ? [] : [{ code }],
  );
});

it('W38: a keyword in the submission is as good as one on the page', () => {
  const fields = goodFields({ optInType: 'VIA_TEXT', optInKeywords: ['OWL'] });
  expect(checkOptInProof(fields, [seen(`<p>${FILLER}</p>`)])).toEqual([]);
});

it('W63: a home page that asks for the number is a proof, another is not', () => {
  const url = 'https://owlcoffee.com/';
  const form = `<p>${FILLER}</p><form>Mobile number for texts <input type=tel></form>`;
  expect(checkOptInProof(goodFields(), [seen(form, { url })])).toEqual([]);
  expect(checkOptInProof(goodFields(), [seen(`<p>${FILLER}</p>`, { url })])).toMatchObject([
    { code: '30476' },
  ]);
});

it.each([
  ['We share your phone number with third parties for their marketing purposes.', '30477'],
  ['We may sell mobile numbers to our partners for promotional purposes.', '30477'],
  ['We do not share your phone number with third parties for marketing purposes.', null],
  ['We share data with third parties that host our site.', null],
  [
    'We share phone numbers with partners for marketing. Mobile opt-in data will never be shared with third parties.',
    null,
  ],
  ['You must agree to receive text messages to use the service.', '30475'],
  ['Consent to receive text messages is required.', '30475'],
  ['Consent to receive text messages is not required to buy.', null],
  ['Consent is not a condition of purchase.', null],
])('W143, W145: “%s” suggests %s', (text, code) => {
  const findings = checkConsentTexts([seen(`<p>${text}</p>`, { field: 'PrivacyPolicyUrl' })]);
  expect(findings).toMatchObject(code === null ? [] : [{ code, field: 'PrivacyPolicyUrl' }]);
});

const USE = {
  businessName: 'Owl',
  phoneE164: '+18885550100',
  numbersOfBusiness: 1,
  otherBusinesses: [],
  earlierBusinesses: [],
  additionalInformation: null,
  reseller: null,
  isReseller: false,
};

it.each([
  [{}, []],
  [{ numbersOfBusiness: 5 }, []],
  [{ numbersOfBusiness: 6 }, ['30479']],
  [{ numbersOfBusiness: 6, additionalInformation: 'One a shop' }, [null]],
  [{ otherBusinesses: ['Heron'] }, ['30478']],
  [{ earlierBusinesses: ['Heron'] }, [null]],
  [{ reseller: 'Owl Messaging', isReseller: true }, ['30474']],
])('W146, W147, W53: %j suggests %j', (over, codes) => {
  expect(checkNumberUse({ ...USE, ...over }).map(({ code }) => code)).toEqual(codes);
});
