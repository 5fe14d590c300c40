import { describe, expect, it } from 'vitest';
import { observeCardCountry, observeFlaggedCard } from '../../../src/assessments/signals/card.js';
import { observeIpCountry } from '../../../src/assessments/signals/ip-country.js';
import { aSignup } from './a-signup.js';

const PHONES = { DE: '+4930901820', US: '+12125550123', NG: '+2348012345678', GB: '+447911123456' } as const;

function from(ip: string | undefined, company: string, phone?: keyof typeof PHONES, card?: string) {
  return aSignup({
    ipCountry: ip,
    companyCountry: company,
    phone: phone && PHONES[phone],
    payment: card ? { country: card } : undefined,
  });
}

describe('where the signup came from', () => {
  it.each([
    ['NG', 'DE', undefined, undefined, 'ip_country_mismatch'],
    ['NG', 'DE', 'NG', undefined, 'ip_country_mismatch'],
    ['NG', 'DE', 'NG', 'DE', 'ip_country_mismatch'],
    ['NG', 'NG', 'DE', 'US', 'ip_country_mismatch'],
    ['NG', 'DE', 'DE', undefined, 'ip_country_mismatches'],
    ['NG', 'DE', 'DE', 'DE', 'ip_country_mismatches'],
    ['NG', 'DE', 'US', 'DE', 'ip_country_mismatches'],
    ['NG', 'DE', 'US', undefined, 'countries_all_different'],
    ['NG', 'DE', undefined, 'US', 'countries_all_different'],
    ['NG', 'DE', 'US', 'GB', 'countries_all_different'],
    ['ng', 'DE', undefined, undefined, 'ip_country_mismatch'],
  ] as const)('P1: IP %s, company %s, phone %s, card %s is %s', (ip, company, phone, card, name) => {
    expect(observeIpCountry(from(ip, company, phone, card))).toMatchObject({ name, value: 'NG' });
  });

  it.each([
    [undefined, 'DE', 'US', 'GB'],
    ['DE', 'DE', 'DE', 'DE'],
    ['DE', 'DE', undefined, undefined],
    ['JE', 'GB', 'GB', 'GB'],
    ['US', 'PR', 'US', 'VI'],
  ] as const)('P1: IP %s, company %s, phone %s, card %s is nothing', (ip, company, phone, card) => {
    expect(observeIpCountry(from(ip, company, phone, card))).toBeNull();
  });

  it('P1: says which country each thing is from', () => {
    expect(observeIpCountry(from('NG', 'DE', 'US', 'DE'))?.why).toBe(
      'The signup came from Nigeria, but the company is from Germany, the phone is from United States, the card is from Germany.',
    );
  });
});

describe('the card', () => {
  it('P27: a card flagged by the payment provider is seen', () => {
    expect(observeFlaggedCard(aSignup({ payment: { flagged: true } }))).toMatchObject({
      name: 'card_flagged',
    });
  });

  it.each([[undefined], [{}], [{ flagged: false }], [{ country: 'NG' }]])(
    'P27: %j is not flagged',
    (payment) => {
      expect(observeFlaggedCard(aSignup({ payment }))).toBeNull();
    },
  );

  it.each([
    ['NG', 'DE'],
    ['us', 'GB'],
  ])('P1: a card from %s for a company in %s fires', (country, companyCountry) => {
    const seen = observeCardCountry(aSignup({ payment: { country }, companyCountry }));
    expect(seen).toMatchObject({ name: 'card_country_mismatch', value: country.toUpperCase() });
  });

  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['GB', 'GG'],
    [undefined, 'DE'],
    ['', 'DE'],
  ])('P1: a card from %s for a company in %s does not', (country, companyCountry) => {
    expect(observeCardCountry(aSignup({ payment: { country }, companyCountry }))).toBeNull();
  });
});
