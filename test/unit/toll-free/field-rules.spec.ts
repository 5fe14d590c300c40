import { describe, expect, it } from 'vitest';
import { FormFields } from '../../../src/http/compatible/form-fields.js';
import { VendorRefusal } from '../../../src/http/compatible/vendor-refusal.js';
import { FIELDS, type FieldName, type FieldRule } from '../../../src/toll-free/field-rules.js';
import { refuseBadFields, type SubmissionKind } from '../../../src/toll-free/refuse-bad-fields.js';

const FIRST: SubmissionKind = { first: true, withProfile: false };
const FIRST_WITH_PROFILE: SubmissionKind = { first: true, withProfile: true };
const CORRECTION: SubmissionKind = { first: false, withProfile: false };

/** A value that is good and as long as it may be, where length is all that counts. */
const GOOD: Partial<Record<FieldName, string>> = {
  BusinessCountry: 'US',
  BusinessContactEmail: `${'a'.repeat(493)}@bc.de`.slice(-500),
  BusinessContactPhone: '+1231231234',
  NotificationEmail: `${'a'.repeat(494)}@bc.de`,
  UseCaseCategories: 'K12',
  OptInImageUrls: `https://a.example/${'x'.repeat(982)}`,
  OptInType: 'VERBAL',
  MessageVolume: '10,000,000+',
  ExternalReferenceId: 'a'.repeat(50),
  BusinessRegistrationAuthority: 'USt-IdNr',
  BusinessRegistrationCountry: 'CA',
  BusinessType: 'NON_PROFIT',
  BusinessRegistrationPhoneNumber: '+441632960961',
  PrivacyPolicyUrl: 'https://a.example',
  TermsAndConditionsUrl: 'https://a.example',
  AgeGatedContent: 'false',
  VettingProvider: 'CAMPAIGN_VERIFY',
};

function valueOf(name: FieldName, { most }: FieldRule): string {
  return GOOD[name] ?? 'x'.repeat(most);
}

function form(except: (name: FieldName, rule: FieldRule) => boolean = () => false): Record<string, string> {
  return Object.fromEntries(
    FIELDS.filter(([name, rule]) => !except(name, rule)).map(([name, rule]) => [name, valueOf(name, rule)]),
  );
}

function saidOf(fields: Record<string, string | string[]>, kind: SubmissionKind): string | null {
  try {
    refuseBadFields(FormFields.of(fields), kind);
    return null;
  } catch (error) {
    if (error instanceof VendorRefusal && error.status === 400) return error.message;
    throw error;
  }
}

describe('the table of fields', () => {
  it('W18–W45: takes every field at its full length', () => {
    expect(saidOf(form(), FIRST)).toBeNull();
    expect(
      saidOf(
        form((_, rule) => rule.ofProfile === true),
        FIRST_WITH_PROFILE,
      ),
    ).toBeNull();
  });

  it.each(FIELDS)('%s: is required where the contract says so', (name, rule) => {
    const without = form((other) => other === name);
    const needs = 'Missing mandatory field name for submitting a verification.';
    expect(saidOf(without, FIRST)).toBe(rule.required === 'never' ? null : needs);
    expect(
      saidOf(
        form((other, { ofProfile }) => other === name || ofProfile === true),
        FIRST_WITH_PROFILE,
      ),
    ).toBe(rule.required === 'always' ? needs : null);
    expect(saidOf({ [name]: ' ' }, CORRECTION) === needs).toBe(rule.required !== 'never');
    expect(saidOf({}, CORRECTION)).toBeNull();
  });

  it.each(FIELDS)('%s: is refused by name when it is one character too long', (name, rule) => {
    const said = saidOf({ ...form(), [name]: 'x'.repeat(rule.most + 1) }, FIRST);
    const word = name.charAt(0).toLowerCase() + name.slice(1);
    expect(said).toBe(`The ${word} parameter is too long: at most ${rule.most} characters.`);
  });

  it.each(FIELDS.filter(([, rule]) => rule.ofProfile === true))(
    'W67: %s is unnecessary beside a profile',
    (name, rule) => {
      const fields = { ...form((_, other) => other.ofProfile === true), [name]: valueOf(name, rule) };
      expect(saidOf(fields, FIRST_WITH_PROFILE)).toBe(`unnecessary business information: remove ${name}`);
    },
  );

  it.each(FIELDS.filter(([, rule]) => rule.oneOf !== undefined))(
    '%s: takes exactly its values, and none of them shortened or in small letters',
    (name, rule) => {
      for (const value of rule.oneOf ?? []) {
        expect(saidOf({ ...form(), [name]: value }, FIRST)).toBeNull();
        const shortened = value.slice(0, -1);
        for (const wrong of [
          shortened,
          ` ${value}`,
          value === value.toLowerCase() ? '' : value.toLowerCase(),
        ])
          if (wrong !== '' && rule.oneOf?.includes(wrong) !== true)
            expect(saidOf({ ...form(), [name]: wrong }, FIRST)).toMatch(/^The \w+ parameter is invalid\.$/);
      }
    },
  );

  it('W26, W30: the e-mail form of the contract', () => {
    const pattern = /^\S+@\S+\.\S+$/;
    for (const email of [
      'a@b.c',
      'a@b',
      '@b.c',
      'a@.c',
      'a@b.',
      'a@@b.c',
      'a b@c.d',
      'a@b.c.d',
      '@@.a',
      'a@..',
      'a.b@c',
    ])
      expect([email, saidOf({ ...form(), NotificationEmail: email }, FIRST)]).toEqual([
        email,
        pattern.test(email) ? null : 'Email address is invalid.',
      ]);
  });

  it('W27: E.164, the ten digits of the source’s own sample too', () => {
    const said = (phone: string) => saidOf({ ...form(), BusinessContactPhone: phone }, FIRST);
    for (const phone of ['+1231231234', '+11231231234', '+491711234567']) expect(said(phone)).toBeNull();
    for (const phone of ['1231231234', '+0123', '+1 206 555 0100', '+1234567890123456'])
      expect(said(phone)).toBe('Phone number is invalid.');
  });

  it('counts a character outside the basic plane once', () => {
    expect(saidOf({ ...form(), BusinessName: '🦉'.repeat(500) }, FIRST)).toBeNull();
    expect(saidOf({ ...form(), BusinessName: '🦉'.repeat(501) }, FIRST)).toContain('too long');
  });

  it('W35: looks at each address of a list, and limits how many', () => {
    const said = (urls: string[]) => saidOf({ ...form(), OptInImageUrls: urls }, FIRST);
    expect(said(['https://a.example', 'https://b.example'])).toBeNull();
    expect(said(['https://a.example', 'not an address'])).toBe('The optInImageUrls parameter is invalid.');
    expect(said(['javascript:alert(1)'])).toBe('The optInImageUrls parameter is invalid.');
    expect(said(Array.from({ length: 51 }, (_, n) => `https://a.example/${n}`))).toBe(
      'The optInImageUrls parameter has more than 50 values.',
    );
  });
});
