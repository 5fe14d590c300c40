import { describe, expect, it } from 'vitest';
import { InvalidError } from '../../../src/kernel/errors.js';
import { readSignupPhone } from '../../../src/signups/signup-phone.js';

describe('the phone of a signup', () => {
  it.each([
    ['+49 30 901820', 'US', '+4930901820'],
    ['030 901820', 'DE', '+4930901820'],
    ['(030) 90-18-20', 'DE', '+4930901820'],
    ['0049 30 901820', 'DE', '+4930901820'],
    ['011 49 30 901820', 'US', '+4930901820'],
    ['+1 900 555 0123', 'DE', '+19005550123'],
    ['+1 200 000 0000', 'DE', '+12000000000'],
    ['+888 1234567', 'DE', '+8881234567'],
  ])('%s of a company in %s is %s, whether or not it can exist', (phone, country, e164) => {
    expect(readSignupPhone(phone, country)).toBe(e164);
  });

  it.each([
    '',
    ' ',
    '1',
    'call me',
    '+',
    '++49 30',
    '+0 30 901820',
    'jane@owl.com',
    'tel:+49-30-901820',
    'My phone is +49 30 901820',
    '+49 30 12345 67890 12345',
  ])('"%s" is no phone number', (phone) => {
    expect(() => readSignupPhone(phone, 'DE')).toThrow(InvalidError);
  });
});
