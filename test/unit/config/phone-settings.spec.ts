import { expect, it } from 'vitest';
import { readPhoneSettings } from '../../../src/config/phone-settings.js';

const TWILIO = {
  SMS_PROVIDER: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'ab'.repeat(16)}`,
  TWILIO_AUTH_TOKEN: 'secret-token',
  TWILIO_FROM: '+14155552671',
};

it('text messages stay in the development inbox unless a provider is chosen', () => {
  expect(readPhoneSettings({}).twilio).toBeNull();
  expect(readPhoneSettings({ ...TWILIO, SMS_PROVIDER: 'inbox' }).twilio).toBeNull();
});

it('Twilio is asked at its own address, or at the one that is set', () => {
  expect(readPhoneSettings(TWILIO).twilio).toEqual({
    accountSid: TWILIO.TWILIO_ACCOUNT_SID,
    authToken: 'secret-token',
    from: '+14155552671',
    apiUrl: null,
  });
  const { twilio } = readPhoneSettings({ ...TWILIO, TWILIO_API_URL: 'http://127.0.0.1:4010/' });
  expect(twilio?.apiUrl).toBe('http://127.0.0.1:4010');
});

it.each([
  ['TWILIO_ACCOUNT_SID', ''],
  ['TWILIO_ACCOUNT_SID', 'SK0123'],
  ['TWILIO_AUTH_TOKEN', ''],
  ['TWILIO_FROM', 'Gatehouse'],
])('Twilio without a fit %s (%j) is refused at the start, without showing what was there', (name, value) => {
  const refusal = (() => {
    try {
      readPhoneSettings({ ...TWILIO, [name]: value });
      return 'taken';
    } catch (error) {
      return String(error);
    }
  })();
  expect(refusal).toContain(`SMS_PROVIDER=twilio needs ${name}`);
  expect(refusal).not.toContain('SK0123');
});
