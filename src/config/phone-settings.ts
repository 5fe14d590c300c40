import { ConfigError, number, oneOf, text, url, type Environment } from './environment.js';

export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** Whose number messages and calls come from, E.164. */
  readonly from: string;
  /** Takes the place of `https://api.twilio.com`; null: that address itself. */
  readonly apiUrl: string | null;
}

export interface PhoneSettings {
  /** By whom text messages and calls leave; null: they stay in the development inbox. */
  readonly twilio: TwilioSettings | null;
  /** The digits of codes follow from it: 32 bytes in base64, the same on every host. Null: a key kept in `dataDir`. */
  readonly codeKey: string | null;
  /** How many codes may go, within an hour, to numbers that begin alike. */
  readonly codesPerPrefix: number;
}

/** @throws ConfigError when Twilio is chosen and not all that it needs is set */
export function readPhoneSettings(env: Environment): PhoneSettings {
  const provider = oneOf(env, 'SMS_PROVIDER', ['inbox', 'twilio'] as const, 'inbox');
  return Object.freeze({
    twilio: provider === 'twilio' ? readTwilio(env) : null,
    codeKey: text(env, 'PHONE_CODE_KEY'),
    codesPerPrefix: number(env, 'PHONE_CODE_PREFIX_HOURLY', 100, 1, 1_000_000),
  });
}

function readTwilio(env: Environment): TwilioSettings {
  return Object.freeze({
    accountSid: needed(env, 'TWILIO_ACCOUNT_SID', /^AC[0-9a-fA-F]{32}$/, 'AC and 32 hex digits'),
    authToken: needed(env, 'TWILIO_AUTH_TOKEN', /^\S+$/, 'the token of that account'),
    from: needed(env, 'TWILIO_FROM', /^\+[1-9]\d{1,14}$/, 'a number of that account, such as +14155552671'),
    apiUrl: url(env, 'TWILIO_API_URL'),
  });
}

function needed(env: Environment, name: string, form: RegExp, what: string): string {
  const value = text(env, name);
  // What it holds is not said: it may be a secret in the wrong place.
  if (value === null || !form.test(value))
    throw new ConfigError(`SMS_PROVIDER=twilio needs ${name}: ${what}.`);
  return value;
}
