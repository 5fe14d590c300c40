import { describe, expect, it } from 'vitest';
import { OfflineNumberLookup } from '../../../src/integrations/number-lookup/offline-number-lookup.js';
import { observePhoneCountry } from '../../../src/assessments/signals/phone-country.js';
import { observePhoneNumber } from '../../../src/assessments/signals/phone-number.js';
import { aSignup } from './a-signup.js';

describe('the phone as the numbering plans know it', () => {
  it.each([
    ['+15550100000', 'phone_invalid', 'no such area'],
    ['+4912', 'phone_invalid', 'too short'],
    ['+999123456789', 'phone_invalid', 'no such country'],
    ['+19002341234', 'phone_premium_rate', 'United States'],
    ['+449012345678', 'phone_premium_rate', 'United Kingdom'],
    ['+4490123', 'phone_premium_rate', 'too short for the plan, but in a premium range'],
    ['+35860012345', 'phone_premium_rate', 'Finland'],
    ['+979123456789', 'phone_premium_rate', 'the worldwide premium code'],
    ['+33820123456', 'phone_virtual', 'shared cost'],
    ['+445612345678', 'phone_virtual', 'internet telephony'],
    ['+15005550006', 'phone_virtual', 'a personal forwarding number'],
    ['+88213300000', 'phone_virtual', 'internet telephony of no country'],
  ])('P1: %s is %s (%s)', (phone, name) => {
    expect(observePhoneNumber(aSignup({ phone }))).toMatchObject({ name, value: phone });
  });

  it.each<[string | undefined, string]>([
    ['+4915112345678', 'German mobile'],
    ['+4930901820', 'German fixed line'],
    ['+12125550123', 'New York'],
    ['+18005550199', 'toll-free'],
    ['+919812345678', 'Indian mobile'],
    ['+2348012345678', 'Nigerian mobile'],
    ['+3197010253337', 'Dutch machine number'],
    [undefined, 'none given'],
  ])('P1: %s is ordinary (%s)', (phone) => {
    expect(observePhoneNumber(aSignup({ phone }))).toBeNull();
  });

  it('P1: what a lookup said counts more than the numbering plan', () => {
    const phoneFacts = {
      e164: '+12125550123',
      isValid: true,
      country: 'US',
      callingCode: '1',
      type: 'voip',
    } as const;
    expect(observePhoneNumber(aSignup({ phone: '+12125550123', phoneFacts }))).toMatchObject({
      name: 'phone_virtual',
    });
  });
});

describe('the phone country against the company country', () => {
  it.each([
    ['+12125550123', 'DE', 'US'],
    ['+18765551234', 'US', 'JM'],
    ['+77012345678', 'RU', 'KZ'],
  ])('P1: %s for a company in %s fires as %s', (phone, companyCountry, value) => {
    expect(observePhoneCountry(aSignup({ phone, companyCountry }))).toMatchObject({
      name: 'phone_country_mismatch',
      value,
    });
  });

  it.each<[string | undefined, string, string]>([
    ['+4930901820', 'DE', 'same country'],
    ['+447911123456', 'JE', 'a territory of it'],
    ['+17875551234', 'US', 'a territory of it'],
    ['+88213300000', 'DE', 'a number of no country'],
    ['+999123456789', 'DE', 'an impossible number'],
    [undefined, 'DE', 'none given'],
  ])('P1: %s for a company in %s does not: %s', (phone, companyCountry) => {
    expect(observePhoneCountry(aSignup({ phone, companyCountry }))).toBeNull();
  });
});

describe('the offline number lookup', () => {
  it.each([
    ['+4930901820', { isValid: true, country: 'DE', callingCode: '49', type: 'fixed_line' }],
    ['+19002341234', { isValid: true, country: 'US', callingCode: '1', type: 'premium_rate' }],
    ['+447700900123', { isValid: false, country: null, callingCode: '44', type: 'unknown' }],
    ['+999123456789', { isValid: false, country: null, callingCode: null, type: 'unknown' }],
    ['no number', { isValid: false, country: null, callingCode: null, type: 'unknown' }],
  ])('tells what is published about %s', async (e164, facts) => {
    expect(await new OfflineNumberLookup().lookup(e164)).toEqual({ e164, ...facts });
  });
});
