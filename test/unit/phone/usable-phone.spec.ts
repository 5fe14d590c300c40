import { describe, expect, it } from 'vitest';
import { readUsablePhone } from '../../../src/outbound-permissions/phone-codes/usable-phone.js';

const LEAVING = { allowFictional: false };
const STAYING = { allowFictional: true };

function refusalOf(typed: string, country = 'DE', rules = LEAVING): unknown {
  try {
    return readUsablePhone(typed, country, rules).e164;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('T6: the number to which a code is sent', () => {
  it.each([
    ['+4915112345678', 'DE', '+4915112345678', 'sms', '+49151'],
    ['0151 12345678', 'DE', '+4915112345678', 'sms', '+49151'],
    ['０１５１ １２３４５６７８', 'DE', '+4915112345678', 'sms', '+49151'],
    ['(415) 555-2671', 'US', '+14155552671', 'sms', '+1415'],
    ['+420 601 123 456', 'DE', '+420601123456', 'sms', '+420601'],
    ['+1 876 555 1234', 'DE', '+18765551234', 'sms', '+1876'],
    ['+49 30 901820', 'US', '+4930901820', 'voice', '+49309'],
    ['+44 20 7925 0918', 'DE', '+442079250918', 'voice', '+44207'],
  ])('%s typed by somebody in %s is %s, by %s, budget %s', (typed, country, e164, channel, prefix) => {
    expect(readUsablePhone(typed, country, LEAVING)).toMatchObject({ e164, channel, prefix });
  });

  it.each([
    ['', 'phone_invalid'],
    ['not a number', 'phone_invalid'],
    ['call +49 151 12345678', 'phone_invalid'],
    ['+49 151 12345678 ext. 5', 'phone_invalid'],
    ['+4915112345678;+4915112345679', 'phone_invalid'],
    ['+491511234567890123', 'phone_invalid'],
    ['+15551234567', 'phone_invalid'],
    ['+999123456789', 'phone_invalid'],
    [`+49${'1'.repeat(5000)}`, 'phone_invalid'],
    ['112', 'phone_short'],
    ['+1 911', 'phone_short'],
    ['86753', 'phone_short'],
    ['+1 900 555 1234', 'phone_premium_rate'],
    ['+49 900 1 123456', 'phone_premium_rate'],
    ['+44 909 879 0123', 'phone_premium_rate'],
    ['+49 900 123', 'phone_premium_rate'],
    ['+881 6 3123 4567', 'phone_satellite'],
    ['+882 13 12345678', 'phone_satellite'],
    ['+883 5100 12345678', 'phone_satellite'],
    ['+870 773 123 456', 'phone_satellite'],
    ['+1 600 123 4567', 'phone_satellite'],
    ['+61 147 123 456', 'phone_satellite'],
    ['+7 954 123 45 67', 'phone_satellite'],
    ['+33 9 70 12 34 56', 'phone_voip'],
    ['+44 56 0123 4567', 'phone_voip'],
    ['+49 32 112345678', 'phone_voip'],
    ['+1 800 555 1234', 'phone_toll_free'],
    ['+800 1234 5678', 'phone_toll_free'],
    ['+49 180 1234567', 'phone_shared_cost'],
    ['+44 7012 345678', 'phone_not_a_line'],
    ['+1 500 555 0006', 'phone_not_a_line'],
    ['+1 415 555 0123', 'phone_fictional'],
    ['+44 7700 900123', 'phone_fictional'],
    ['+49 30 23125 123', 'phone_fictional'],
    ['+33 6 39 98 12 34', 'phone_fictional'],
    ['+61 491 570 156', 'phone_fictional'],
  ])('%s is refused: %s', (typed, code) => {
    expect(refusalOf(typed)).toBe(code);
  });

  it.each([
    ['+1 415 555 0123', '+14155550123'],
    ['+44 7700 900123', '+447700900123'],
  ])('the example number %s is taken while nothing leaves the machine', (typed, e164) => {
    expect(refusalOf(typed, 'US', STAYING)).toBe(e164);
  });

  it('an example number of another kind stays refused for that', () => {
    expect(refusalOf('+44 909 879 0123', 'GB', STAYING)).toBe('phone_premium_rate');
  });

  it('every refusal says what to do, and none says what another account has to do with it', () => {
    try {
      readUsablePhone('+881631234567', 'DE', LEAVING);
    } catch (error) {
      expect(error).toMatchObject({
        family: 'invalid',
        fields: [{ field: 'phone', code: 'phone_satellite', message: expect.stringContaining('Give a') }],
      });
    }
    expect.assertions(1);
  });
});
