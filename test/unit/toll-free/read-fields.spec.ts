import { expect, it } from 'vitest';
import { FormFields } from '../../../src/http/compatible/form-fields.js';
import { changedFields, readFields } from '../../../src/toll-free/read-fields.js';

const sent = {
  BusinessName: 'Owl',
  BusinessWebsite: 'https://owl.example',
  BusinessCity: 'Anytown',
  AdditionalInformation: 'something',
  UseCaseCategories: ['MARKETING', 'K12', 'MARKETING'],
  OptInImageUrls: 'https://owl.example/form',
  AgeGatedContent: 'True',
};
const first = readFields(FormFields.of(sent), null);

it('reads what is sent, one value of a list too, and has null for what is not', () => {
  expect(first).toMatchObject({
    businessName: 'Owl',
    businessCity: 'Anytown',
    useCaseCategories: ['MARKETING', 'K12'],
    optInImageUrls: ['https://owl.example/form'],
    ageGatedContent: true,
    optInKeywords: null,
    vettingId: null,
  });
});

it('W92: a correction changes what it names and leaves the rest; what is sent blank is taken away', () => {
  const second = readFields(
    FormFields.of({ BusinessCity: 'Newtown', AdditionalInformation: '', AgeGatedContent: 'false' }),
    first,
  );
  expect(second).toEqual({
    ...first,
    businessCity: 'Newtown',
    additionalInformation: null,
    ageGatedContent: false,
  });
  expect(changedFields(first, second)).toEqual(['businessCity', 'additionalInformation', 'ageGatedContent']);
});

it('W93: the same values again change nothing', () => {
  expect(changedFields(first, readFields(FormFields.of(sent), first))).toEqual([]);
});
