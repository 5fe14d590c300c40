import { describe, expect, it } from 'vitest';
import { firstTrafficState, isTollFree } from '../../../src/accounts/numbers/traffic-state.js';
import { dialledCountry } from '../../../src/integrations/number-lookup/dialled-country.js';

describe('W13: a number is toll-free by its prefix', () => {
  it.each([
    ['+18005550100', true, 'restricted'],
    ['+18335550100', true, 'restricted'],
    ['+18445550100', true, 'restricted'],
    ['+18555550100', true, 'restricted'],
    ['+18665550100', true, 'restricted'],
    ['+18775550100', true, 'restricted'],
    ['+18885550100', true, 'restricted'],
    ['+18225550100', false, 'verified'],
    ['+14155550100', false, 'verified'],
    // Carriers elsewhere ask for no verification of a freephone number.
    ['+448001111111', true, 'verified'],
    ['+80012345678', true, 'verified'],
    ['+4915112345678', false, 'verified'],
  ])('%s: toll-free %s, begins %s', (number, tollFree, state) => {
    expect(isTollFree(number)).toBe(tollFree);
    expect(firstTrafficState(number)).toBe(state);
  });
});

describe('where a number rings', () => {
  it.each([
    ['+4915112345678', 'DE'],
    ['+12425551234', 'BS'],
    ['+14165550100', 'CA'],
    ['+77010000000', 'KZ'],
    ['+74950000000', 'RU'],
    ['+447400123456', 'GB'],
    ['+390612345678', 'IT'],
    ['+15551234567', 'US'],
  ])('%s: in %s', (number, country) => {
    expect(dialledCountry(number)).toBe(country);
  });

  it.each(['+80012345678', '+881612345678', '+979123456789'])('%s: in no country', (number) => {
    expect(dialledCountry(number)).toBeNull();
  });

  it.each([
    '+12345',
    '+999123456',
    '4915112345678',
    '+49151123456789012',
    '+',
    '',
    '+49 151 12345678',
    '+0123456789',
    '+４９１５１',
    '+4407901234567',
  ])('%j cannot be dialled', (number) => {
    expect(dialledCountry(number)).toBeUndefined();
  });
});
