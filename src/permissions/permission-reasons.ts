import type { Service } from '../kernel/words.js';
import type { CountryAccess } from './country-rules/country-rule.entity.js';
import type { PermissionCode } from './permission-codes.js';

/** What is asked: may this be sent? */
export interface SendingQuestion {
  readonly service: Service;
  /** Where it goes, ISO 3166; null for numbers of no country. */
  readonly country: string | null;
  /** The number that it comes from, if one was named. */
  readonly from: string | null;
  /** Whether users write the content; whether there is proof that the recipient agreed. Undefined: not said. */
  readonly freeForm: boolean | undefined;
  readonly optIn: boolean | undefined;
}

/** What the account stands at, whatever is asked. */
export interface AccountStanding {
  readonly closed: boolean;
  /** A hold of everything; a restriction of everything: on the account or its parent. */
  readonly onHold: boolean;
  readonly restricted: boolean;
  /** A restriction of this very service. */
  readonly serviceRestricted: boolean;
  readonly contracted: boolean;
  readonly grant: OutboundGrant | null;
}

/** The outbound permission in force, with what was agreed. Null: nothing was agreed about it. */
export interface OutboundGrant {
  readonly countries: readonly string[] | null;
  readonly services: readonly Service[] | null;
  readonly dailyUnits: number | null;
  /** What the account and its subaccounts have used on this UTC day. */
  readonly unitsToday: number;
  readonly until: Date | null;
  readonly optInProof: boolean;
  readonly noFreeForm: boolean;
}

/** What else is known about a question. */
export interface SendingFacts extends AccountStanding {
  /** The rule of the country for the service; null where there is no country and so no rule. */
  readonly countryAccess: CountryAccess | null;
  /** The number it comes from, if it is the account's or its parent's. */
  readonly number: { readonly tollFree: boolean; readonly verified: boolean } | null;
}

type Test = (facts: SendingFacts, asked: SendingQuestion, now: Date) => boolean;

/** T1: a contracted account never sees the permission and its conditions. */
const agreed = (test: (grant: OutboundGrant, asked: SendingQuestion, now: Date) => boolean): Test => {
  return ({ contracted, grant }, asked, now) => !contracted && grant !== null && test(grant, asked, now);
};

/** What stands against an account's sending with a service at all, wherever it goes and whatever it says. */
const OF_THE_ACCOUNT: readonly (readonly [PermissionCode, Test])[] = [
  ['account_closed', ({ closed }) => closed],
  // P3: on hold means that no service is provided; P4, P36: a restriction limits the account or some of its services.
  ['account_on_hold', ({ onHold }) => onHold],
  ['account_restricted', ({ restricted }) => restricted],
  ['service_restricted', ({ serviceRestricted }) => serviceRestricted],
  // T1, T2: off until it is granted, but for contracted accounts.
  ['outbound_not_enabled', ({ contracted, grant }) => !contracted && grant === null],
  ['condition_ended', agreed(({ until }, _, now) => until !== null && until <= now)],
  [
    'condition_service',
    agreed(({ services }, { service }) => services !== null && !services.includes(service)),
  ],
  [
    'condition_daily_cap',
    agreed(({ dailyUnits, unitsToday }) => dailyUnits !== null && unitsToday >= dailyUnits),
  ],
];

/** What stands against this very message or call (P2, T16). */
const OF_THE_MESSAGE: readonly (readonly [PermissionCode, Test])[] = [
  [
    'condition_country',
    agreed(({ countries }, { country }) => countries !== null && !isNamed(countries, country)),
  ],
  ['country_restricted', isCountryShut],
  ['condition_content', agreed(({ noFreeForm }, { freeForm }) => noFreeForm && freeForm !== false)],
  ['condition_opt_in', agreed(({ optInProof }, { optIn }) => optInProof && optIn !== true)],
  ['number_not_owned', ({ number }, { from }) => from !== null && number === null],
  // W2: a toll-free number does not send messages before it is verified.
  [
    '30032',
    ({ number }, { service }) => service === 'sms' && number !== null && number.tollFree && !number.verified,
  ],
];

const ALL = [...OF_THE_ACCOUNT, ...OF_THE_MESSAGE];
const NONE: readonly PermissionCode[] = [];

/** Every reason for which this may not be sent, in the order of the codes; none: it may. */
export function permissionReasons(
  asked: SendingQuestion,
  facts: SendingFacts,
  now: Date,
): readonly PermissionCode[] {
  let codes: PermissionCode[] | undefined;
  for (const [code, test] of ALL) if (test(facts, asked, now)) (codes ??= []).push(code);
  return codes ?? NONE;
}

/** Those of the reasons that hold for every message or call of the service. */
export function standingReasons(
  service: Service,
  standing: AccountStanding,
  now: Date,
): readonly PermissionCode[] {
  const asked = { service, country: null, from: null, freeForm: undefined, optIn: undefined };
  const facts = { ...standing, countryAccess: null, number: null };
  return OF_THE_ACCOUNT.filter(([, test]) => test(facts, asked, now)).map(([code]) => code);
}

/**
 * P2: a blocked country is shut to everybody. One that needs approval is open to contracted accounts, and to those whose
 * permission names it. Numbers of no country (satellite, worldwide premium) are shut.
 */
function isCountryShut(
  { countryAccess, contracted, grant }: SendingFacts,
  { country }: SendingQuestion,
): boolean {
  if (countryAccess === 'allowed') return false;
  if (countryAccess !== 'approval') return true;
  return !contracted && !isNamed(grant?.countries ?? [], country);
}

function isNamed(countries: readonly string[], country: string | null): boolean {
  return country !== null && countries.includes(country);
}
