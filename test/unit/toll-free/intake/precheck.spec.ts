import { expect, it } from 'vitest';
import { suggestedCodes } from '../../../../src/toll-free/intake/finding.js';
import { precheck } from '../../../../src/toll-free/intake/precheck.js';
import type { SubmittedFields } from '../../../../src/toll-free/toll-free-verification.entity.js';
import { goodFields } from './good-fields.js';

const about = (overrides: Partial<SubmittedFields>) =>
  precheck(goodFields(overrides)).map(({ code, field, cause }) => [code, field, cause]);

it('finds nothing in a submission in which there is nothing', () => {
  expect(precheck(goodFields())).toEqual([]);
});

it.each([
  ['Owl: join https://bit.ly/owl Reply STOP to opt out', ['30449'], ['https://bit.ly/owl']],
  ['Owl: join bit.ly/owl. Reply STOP to opt out', ['30449'], ['bit.ly/owl']],
  ['Owl: join HTTPS://TinyURL.com/owl, reply STOP to opt out', ['30449'], ['HTTPS://TinyURL.com/owl']],
  ['Owl: join www.cutt.ly/owl) Reply STOP to opt out', ['30449'], ['www.cutt.ly/owl']],
  ['Owl: join http://owlcoffee.com/join. Reply STOP to opt out', ['30471'], ['http://owlcoffee.com/join']],
  [
    'Owl: join http://bit.ly/o Reply STOP to opt out',
    ['30449', '30471'],
    ['http://bit.ly/o', 'http://bit.ly/o'],
  ],
  ['Owl: join https://rabbit.ly/owl Reply STOP to opt out', [], []],
  ['Owl: join https://owlcoffee.com/bit.ly Reply STOP to opt out', [], []],
  ['Owl: mail to me@bit.ly today. Reply STOP to opt out', [], []],
  ['Owl: ready today.Come in. Reply STOP to opt out', [], []],
])('W120, W139: “%s” suggests %j', (productionMessageSample, codes, causes) => {
  const findings = precheck(goodFields({ productionMessageSample }));
  expect(suggestedCodes(findings)).toEqual(codes);
  expect(findings.map(({ cause }) => cause)).toEqual(causes);
});

it.each([
  ['Your appointment is today at 10:00 AM. Reply STOP to opt out', true, false],
  ['Owl: your order is ready', false, true],
  ['Owl: stop by our shop today', false, true],
  ['Your appointment is today at 10:00 AM', true, true],
  ['OWL coffee: your order is ready. Text stop to end', false, false],
  ['O.W.L. says hello. Reply STOP to cancel', false, false],
  ['Owlcoffee: votre commande. STOP au 36111', false, false],
  ['Your order is ready: https://owlcoffee.com/o/1 Unsubscribe any time', false, false],
])('W59: “%s”: the brand is missing: %s, the opt-out is missing: %s', (sample, brand, optOut) => {
  const findings = precheck(goodFields({ productionMessageSample: sample }));
  expect(findings.some(({ sentence }) => sentence.includes('does not name'))).toBe(brand);
  expect(findings.some(({ sentence }) => sentence.includes('how to opt out'))).toBe(optOut);
  expect(suggestedCodes(findings)).toEqual([]);
});

it('W59: a code to sign in needs no opt-out', () => {
  const fields = {
    useCaseCategories: ['TWO_FACTOR_AUTHENTICATION'],
    productionMessageSample: 'Owl: 123456 is your code',
  };
  expect(precheck(goodFields(fields))).toEqual([]);
});

it.each([
  [['ACCOUNT_NOTIFICATIONS'], 'Owl: 20% off today! Reply STOP to opt out', 'UseCaseCategories'],
  [['TWO_FACTOR_AUTHENTICATION'], 'Owl: see you on Monday', 'UseCaseCategories'],
])('W58, W59: under %j “%s” does not fit', (useCaseCategories, productionMessageSample, field) => {
  expect(about({ useCaseCategories, productionMessageSample })).toMatchObject([
    [null, field, expect.any(String)],
  ]);
});

it('W60: a use case of one word says too little', () => {
  expect(about({ useCaseSummary: 'Marketing' })).toEqual([[null, 'UseCaseSummary', 'Marketing']]);
});

it.each([
  [{ businessName: 'N/A' }, '30474', 'BusinessName'],
  [{ businessName: 'n.a.' }, '30474', 'BusinessName'],
  [{ businessName: 'Test' }, '30474', 'BusinessName'],
  [{ businessStreetAddress: 'N/A' }, '30451', 'BusinessStreetAddress'],
  [{ businessCity: 'none' }, '30451', 'BusinessCity'],
  [{ businessPostalCode: '00000' }, '30451', 'BusinessPostalCode'],
  [{ businessContactEmail: 'a@mailinator.com' }, '30452', 'BusinessContactEmail'],
  [{ notificationEmail: 'a@sub.mailinator.com' }, '30452', 'NotificationEmail'],
  [{ optInImageUrls: ['https://owlcoffee.com/'] }, '30476', 'OptInImageUrls'],
  [{ optInImageUrls: ['https://owlcoffee.com/index.html'] }, '30476', 'OptInImageUrls'],
  [{ optInImageUrls: ['in the shop'] }, '30476', 'OptInImageUrls'],
  [{ businessWebsite: 'https://paypa1-login.com' }, '30480', 'BusinessWebsite'],
])('W53, W57, W63, W122, W148: %j suggests %s about %s', (overrides, code, field) => {
  const suggested = precheck(goodFields(overrides)).filter((finding) => finding.code !== null);
  expect(suggested).toMatchObject([{ code, field, couldRun: true }]);
});

it.each([
  {
    businessName: 'NA Trading Co',
    productionMessageSample: 'NA Trading: beans are in. Reply STOP to opt out',
  },
  { businessName: '3M', productionMessageSample: '3M: beans are in. Reply STOP to opt out' },
  { businessStreetAddress: 'Unit 5, Test Valley Road' },
  { businessStreetAddress: null, businessCity: null, businessPostalCode: null },
  { businessContactEmail: 'owl@gmail.com' },
  {
    optInImageUrls: [
      'https://owlcoffee.com/?join=1',
      'https://owlcoffee.com/#join',
      'https://i.owlcoffee.com/a.png',
    ],
  },
])('accuses nobody of %j', (overrides) => {
  expect(suggestedCodes(precheck(goodFields(overrides)))).toEqual([]);
});

it('W148: a message in the name of a brand with a link elsewhere looks like phishing', () => {
  const productionMessageSample = 'FedEx: delivery failed, pay $2 to reschedule https://parcel-desk.top STOP';
  expect(about({ productionMessageSample })).toContainEqual([
    '30480',
    'ProductionMessageSample',
    'https://parcel-desk.top',
  ]);
});
