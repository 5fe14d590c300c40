import { expect, it } from 'vitest';
import type { BusinessProfile } from '../../../src/business-profiles/business-profile.entity.js';
import { PROFILE_CODES, toldReasons } from '../../../src/business-profiles/business-profiles.codes.js';
import { evaluateProfile } from '../../../src/business-profiles/evaluate-profile.js';
import { newProfile } from '../../../src/business-profiles/new-profile.js';
import { DETAILS } from '../../support/profile-review.js';

const AT = new Date('2026-11-22T10:00:00.000Z');

function aDraft(overrides: Partial<BusinessProfile> = {}): BusinessProfile {
  const blank = newProfile(
    '00000000-0000-7000-8000-000000000001',
    '00000000-0000-7000-8000-000000000002',
    AT,
  );
  return { ...blank, type: 'primary', friendlyName: 'Owl', email: 'owner@owl.example', ...overrides };
}

const missingIn = (profile: BusinessProfile): readonly string[] =>
  evaluateProfile(profile).map(({ field }) => field);

it('misses everything in a draft that says nothing, and nothing in one that says all', () => {
  expect(missingIn(aDraft())).toEqual(Object.keys(DETAILS));
  expect(missingIn(aDraft(DETAILS))).toEqual([]);
});

it('W8: asks only the owner of the account for whom he sends', () => {
  expect(missingIn(aDraft({ ...DETAILS, businessIdentity: null }))).toEqual(['businessIdentity']);
  expect(missingIn(aDraft({ ...DETAILS, businessIdentity: null, type: 'secondary' }))).toEqual([]);
});

it('does not ask a sole proprietor for a register', () => {
  const unregistered = {
    businessRegistrationNumber: null,
    businessRegistrationAuthority: null,
    businessRegistrationCountry: null,
  };
  expect(missingIn(aDraft({ ...DETAILS, ...unregistered, businessType: 'SOLE_PROPRIETOR' }))).toEqual([]);
  expect(missingIn(aDraft({ ...DETAILS, ...unregistered }))).toHaveLength(3);
});

it('W72: tells each reason as far as it may be told: ties to abuse without their name', () => {
  expect(toldReasons(['linked_to_abuse', 'address_not_valid'])).toEqual([
    { code: 'address_not_valid', text: expect.stringContaining('physical place') },
    { code: null, text: 'We could not approve this business.' },
  ]);
  expect(PROFILE_CODES.every(({ resubmittable }) => resubmittable)).toBe(true);
});
