import { countryName } from '../http/countries.js';
import type { Service } from '../kernel/words.js';

/** Why something may not be sent, for machines: stable, in the order in which they are told. */
export const PERMISSION_CODES = [
  'account_closed',
  'account_on_hold',
  'account_restricted',
  'service_restricted',
  'outbound_not_enabled',
  'condition_ended',
  'condition_service',
  'condition_daily_cap',
  'condition_country',
  'country_restricted',
  'condition_content',
  'condition_opt_in',
  'number_not_owned',
  '30032',
  'undetermined',
] as const;
export type PermissionCode = (typeof PERMISSION_CODES)[number];

/** One reason, as it is told: what stands against it and what would help. It never says why an account is held (P32). */
export interface PermissionReason {
  readonly code: PermissionCode;
  readonly message: string;
}

/** What a message may name. `country` null: the number belongs to none. */
export interface Named {
  readonly service: Service;
  readonly country?: string | null;
}

const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  sms: 'SMS',
  voice: 'Voice calls',
  trunk: 'SIP trunk calls',
};

const MESSAGES: Readonly<Record<PermissionCode, string | ((named: Named) => string)>> = {
  account_closed: 'The account is closed.',
  account_on_hold:
    'The account is on hold: nothing can be sent or called. Its owner can ask for a reassessment.',
  account_restricted: 'The account is restricted. Its owner can ask for a reassessment.',
  service_restricted: ({ service }) =>
    `${SERVICE_NAMES[service]} are restricted for this account. Its owner can ask for a reassessment.`,
  outbound_not_enabled: 'The account has no outbound permission. Its owner can request it.',
  condition_ended: 'The outbound permission was given for a time that is over.',
  condition_service: ({ service }) => `The outbound permission does not cover ${inSentence(service)}.`,
  condition_daily_cap:
    'The daily limit that was agreed with the outbound permission is used up. It begins anew at 00:00 UTC.',
  condition_country: ({ country }) => `The outbound permission does not cover ${placeName(country)}.`,
  country_restricted: ({ service, country }) =>
    `${SERVICE_NAMES[service]} to ${placeName(country)} are not open to this account.`,
  condition_content:
    'The outbound permission excludes content that users write freely. Say freeForm: false where the content is not.',
  condition_opt_in:
    'The outbound permission asks for proof that the recipient agreed. Say optIn: true where there is proof.',
  number_not_owned: 'The number it comes from is not a number of this account or its parent.',
  '30032': 'The toll-free number it comes from is not verified.',
  undetermined: 'It cannot be found out at the moment whether this is permitted. Ask again shortly.',
};

/** The reasons in words, in the order given. */
export function inWords(codes: readonly PermissionCode[], named: Named): readonly PermissionReason[] {
  return codes.map((code) => {
    const message = MESSAGES[code];
    return { code, message: typeof message === 'string' ? message : message(named) };
  });
}

/** `SMS` stays, `Voice calls` becomes `voice calls`. */
function inSentence(service: Service): string {
  return service === 'voice' ? 'voice calls' : SERVICE_NAMES[service];
}

function placeName(country: string | null | undefined): string {
  return country == null ? 'numbers that belong to no country' : countryName(country);
}
