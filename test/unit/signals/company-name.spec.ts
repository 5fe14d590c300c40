import { describe, expect, it } from 'vitest';
import {
  companySkeleton,
  isNearSkeleton,
  nearSkeletonKeys,
} from '../../../src/assessments/company-skeleton.js';
import { observeCompanyName } from '../../../src/assessments/signals/company-name.js';
import { aSignup } from './a-signup.js';

describe('a company name that says nothing', () => {
  it.each([
    'test',
    'TEST Ltd',
    'Test Company',
    'n/a',
    'N.A.',
    'none',
    '-',
    '.',
    '',
    '   ',
    'x',
    'xxxx',
    '11111',
    'asdf',
    'asdfgh',
    'asdasd',
    'qwerty',
    'qwertyuiop',
    '12345',
    'bcdfghjk',
    'My Company',
    'Company Name',
    'тест',
    'GmbH',
    'Tést',
    '\u200btest\u200b',
    '???',
  ])('P1: "%s" fires', (companyName) => {
    expect(observeCompanyName(aSignup({ companyName }))).toMatchObject({
      name: 'company_name_meaningless',
      value: companyName,
    });
  });

  it.each([
    'Brightline Logistics GmbH',
    'Test Valley Logistics',
    'HSBC',
    '3M',
    '1&1',
    'X Corp',
    'BMW',
    'ABC Ltd',
    'Self-employed',
    '山田商店',
    'Ромашка',
    'شركة النور',
    'अमृत ट्रेडर्स',
    'Wert GmbH',
    'Nando',
    'Bar Luce',
    'Papa',
    '99designs',
    'Krztyw',
    'BT plc',
    'Nnamdi & Sons',
  ])('P1: "%s" does not', (companyName) => {
    expect(observeCompanyName(aSignup({ companyName }))).toBeNull();
  });
});

describe('the skeleton of a company name', () => {
  it.each([
    ['Brіghtline Logistics GmbH', 'Cyrillic і'],
    ['BRIGHTLINE LOGISTICS, Ltd.', 'capitals, punctuation, another legal form'],
    ['Brightline-Logistics GmbH & Co. KG', 'a longer legal form'],
    ['Bright line Logistics, S.A. de C.V.', 'other spacing'],
    ['Ｂｒｉｇｈｔｌｉｎｅ Logistics', 'wide letters'],
    ['Brïghtlîne Lógistics Sp. z o.o.', 'accents'],
    ['Brightline\u200b Logi\u00adstics', 'invisible characters'],
    ['8rightline Logistics'.replace('8', 'В'), 'Cyrillic В'],
    ['Brightl1ne L0gistics', 'digits for letters'],
    ['Bright1ine LogisticS LLC', 'a digit for l'],
    ['The Brightline Logistics Company', 'an article'],
    ['BrightIine Logistics', 'capital I for l'],
    ['Βrightlinε Lοgistics A/S', 'Greek letters'],
    ['PT Brightline Logistics Tbk', 'a form in front'],
    ["Brightline' Logistics Pvt. Ltd", 'an apostrophe'],
  ])('%s is Brightline Logistics (%s)', (name) => {
    expect(companySkeleton(name)).toBe(companySkeleton('Brightline Logistics'));
  });

  it.each([
    ['Brightline Logistics', 'Brightline Logistic'],
    ['Brightline', 'Brightline Logistics'],
    ['Group 4', 'Group A'],
    ['Formula Z Ltd', 'Formula Ltd'],
    ['अमृत', 'अमर'],
    ['東京電力', '東京瓦斯'],
  ])('%s is not %s', (a, b) => {
    expect(companySkeleton(a)).not.toBe(companySkeleton(b));
  });

  it.each([
    ['株式会社山田商店', '山田商店'],
    ['山田商店㈱', '山田商店'],
    ['华为技术有限公司', '华为技术'],
    ['ООО «Ромашка»', 'Ромашка'],
    ['ТОВ Ромашка', 'Ромашка'],
    ['Smith & Sons Ltd', 'Smith and Sons'],
  ])('%s is %s', (a, b) => {
    expect(companySkeleton(a)).not.toBeNull();
    expect(companySkeleton(a)).toBe(companySkeleton(b));
  });

  it.each(['test', 'n/a', 'HP', 'AB', 'GmbH', 'Consulting LLC', 'Self-employed', 'Freelancer', '', '!!!'])(
    '"%s" is too little to link anybody',
    (name) => {
      expect(companySkeleton(name)).toBeNull();
    },
  );

  it('is the skeleton of itself', () => {
    const skeleton = companySkeleton('Brіghtline Lógistics GmbH') ?? '';
    expect(companySkeleton(skeleton)).toBe(skeleton);
  });
});

describe('nearly equal company names', () => {
  const near = (a: string, b: string): boolean => {
    const [first, second] = [companySkeleton(a) ?? '', companySkeleton(b) ?? ''];
    const keys = new Set(nearSkeletonKeys(first));
    const overlap = nearSkeletonKeys(second).some((key) => keys.has(key));
    expect(isNearSkeleton(first, second)).toBe(isNearSkeleton(second, first));
    return overlap && isNearSkeleton(first, second);
  };
  const long = 'Brightline International Forwarding and Warehousing';

  it.each([
    ['Brightline Logistics', 'Brightline Logistics Ltd', 'the same'],
    ['Brightline Logistics', 'Brightline Logistic', 'a letter less'],
    ['Brightline Logistics', 'Brightline Logisticss', 'a letter more'],
    ['Brightline Logistics', 'Brightlime Logistics', 'a letter changed'],
    ['Brightline Logistics', 'Brihgtline Logistics', 'two letters swapped'],
    ['Brightline Logistics', 'rightline Logistics', 'the first letter gone'],
    [long, `${long} Europe`, 'long names that begin alike'],
    [long, long.replace('International', 'Internatonal'), 'a long name with a letter less'],
  ])('%s and %s are near: %s', (a, b) => {
    expect(near(a, b)).toBe(true);
  });

  it.each([
    ['Brightline Logistics', 'Brightlane Logistocs', 'two letters changed'],
    ['Brightline Logistics', 'Brightline Forwarding', 'another word'],
    ['Brightli', 'Brightla Co Brightla', 'other length'],
    ['Norwind', 'Norwing', 'too short to tell'],
    ['abcdefgh', 'bcdefgha', 'a letter moved through the word'],
  ])('%s and %s are not: %s', (a, b) => {
    expect(near(a, b)).toBe(false);
  });

  it('takes at most 33 keys, and none for a short name', () => {
    expect(nearSkeletonKeys('x'.repeat(7))).toEqual([]);
    expect(nearSkeletonKeys('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz')).toHaveLength(33);
  });
});
