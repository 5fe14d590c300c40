import { describe, expect, it } from 'vitest';
import { changesBetween, fixOf } from '../../../src/toll-free/compare-submissions.js';
import { FIELDS_OF_CODE } from '../../../src/toll-free/fields-of-code.js';
import { markCauses } from '../../../src/toll-free/mark-causes.js';
import { readFields } from '../../../src/toll-free/read-fields.js';
import { TOLL_FREE_CODES } from '../../../src/toll-free/toll-free.codes.js';
import type { SubmittedFields } from '../../../src/toll-free/toll-free-verification.entity.js';
import { FormFields } from '../../../src/http/compatible/form-fields.js';

const BEFORE: SubmittedFields = {
  ...readFields(FormFields.of(null), null),
  businessName: 'Owl',
  businessWebsite: 'https://owl.example',
  useCaseCategories: ['MARKETING'],
  optInImageUrls: ['https://owl.example/'],
  ageGatedContent: null,
};

describe('what changed since the last review', () => {
  it('is told field by field in the order of the form, lists and flags as people read them', () => {
    const after = {
      ...BEFORE,
      ageGatedContent: false,
      useCaseCategories: ['MARKETING', 'EVENTS'],
      businessName: 'Owl Coffee',
    };

    expect(changesBetween(BEFORE, after)).toEqual([
      { name: 'BusinessName', label: 'Business name', before: 'Owl', after: 'Owl Coffee' },
      { name: 'UseCaseCategories', label: 'Use cases', before: 'Marketing', after: 'Marketing\nEvents' },
      { name: 'AgeGatedContent', label: 'Content for adults only', before: '', after: 'No' },
    ]);
  });

  it('is nothing when nothing changed', () => {
    expect(changesBetween(BEFORE, { ...BEFORE })).toEqual([]);
  });
});

describe('whether an earlier reason is fixed', () => {
  const after = { ...BEFORE, businessWebsite: 'https://owl-coffee.example' };
  const now = { suggested: [], changed: changesBetween(BEFORE, after), editReason: null } as const;

  it.each([
    ['30473', now, 'changed'],
    ['30473', { ...now, suggested: ['30473'] as const }, 'still_found'],
    ['30476', now, 'unchanged'],
    ['30476', { ...now, editReason: 'the page is public now' }, 'explained'],
    ['30441', now, 'not_correctable'],
  ])('%s: %o is %s', (code, standing, fix) => {
    expect(fixOf(code, standing).fix).toBe(fix);
  });

  it('names the fields of that reason which changed, and no others', () => {
    expect(fixOf('30474', now).changed).toEqual(['Website']);
  });

  it('W89: every code that can be corrected leads to fields, no other code does', () => {
    const withFields = TOLL_FREE_CODES.filter(({ code }) => FIELDS_OF_CODE[code] !== undefined);
    // 30437 says that the time is over, which no field mends.
    const correctable = TOLL_FREE_CODES.filter(
      ({ code, resubmittable }) => resubmittable && code !== '30437',
    );
    expect(withFields.map(({ code }) => code)).toEqual(correctable.map(({ code }) => code));
  });
});

describe('the words that caused a finding', () => {
  const cause = (words: string) => ({ cause: words, sentence: `found ${words}` });

  it('are marked where they stand, whatever their case, and the text stays whole', () => {
    const pieces = markCauses('Get 10% at BIT.ly/x today', [cause('bit.ly/x')]);
    expect(pieces).toEqual([
      { text: 'Get 10% at ', mark: null },
      { text: 'BIT.ly/x', mark: 'found bit.ly/x' },
      { text: ' today', mark: null },
    ]);
  });

  it('count once where they overlap, the longer first; what is not there marks nothing', () => {
    const text = 'free crypto coins';
    const pieces = markCauses(text, [cause('crypto'), cause('crypto coins'), cause('loan'), cause('')]);
    expect(pieces.map(({ mark }) => mark)).toEqual([null, 'found crypto coins']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  it('leave a text alone whose letters change their length when made small', () => {
    const text = 'İSTANBUL crypto';
    expect(markCauses(text, [cause('crypto')]).map((piece) => piece.text)).toEqual(['İSTANBUL ', 'crypto']);
  });
});
