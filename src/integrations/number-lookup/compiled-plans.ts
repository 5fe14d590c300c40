import { getCountries, getCountryCallingCode, Metadata } from 'libphonenumber-js/max';

/** How numbers of one country look, from the published numbering plans, with every pattern compiled once. */
export interface CountryPlan {
  readonly country: string;
  readonly lengths: ReadonlySet<number>;
  /** Digits that no other country of the calling code begins with; null where that does not tell. */
  readonly leading: RegExp | null;
  readonly general: RegExp;
  readonly kinds: readonly Kind[];
}

/** Mobile, toll-free and so on. `lengths` null: those of the country. */
interface Kind {
  readonly lengths: readonly number[] | null;
  readonly pattern: RegExp;
}

/** The plan behind a calling code. */
export interface CallingPlan {
  /** What is dialled before a number inside the country, and has no place in an international one. */
  readonly trunk: RegExp | null;
  /** The one whose plan the others follow first. */
  readonly countries: readonly CountryPlan[];
}

/** What the library's own code works with; its published types name the half of it. */
interface Plans {
  selectNumberingPlan(country: string): void;
  getCountryCodesForCallingCode(callingCode: string): readonly string[];
  nationalNumberPattern(): string;
  possibleLengths(): readonly number[];
  leadingDigits(): string | undefined;
  type(kind: string): { pattern(): string; possibleLengths(): readonly number[] | undefined } | undefined;
  readonly numberingPlan: { nationalPrefixForParsing(): string | undefined };
}

const KINDS = [
  'FIXED_LINE',
  'MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
];

/** The plans by calling code, but for the services of no country. */
export function compilePlans(): ReadonlyMap<string, CallingPlan> {
  const plans = new Metadata() as unknown as Plans; // see there
  const codes = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));
  return new Map([...codes].map((code) => [code, compilePlan(plans, code)]));
}

function compilePlan(plans: Plans, callingCode: string): CallingPlan {
  const countries = plans.getCountryCodesForCallingCode(callingCode);
  const compiled = countries.map((country) => compileCountry(plans, country));
  plans.selectNumberingPlan(countries[0] ?? '');
  const trunk = plans.numberingPlan.nationalPrefixForParsing();
  return { trunk: trunk === undefined ? null : new RegExp(`^(?:${trunk})`), countries: compiled };
}

function compileCountry(plans: Plans, country: string): CountryPlan {
  plans.selectNumberingPlan(country);
  const leading = plans.leadingDigits();
  return {
    country,
    lengths: new Set(plans.possibleLengths()),
    leading: leading ? new RegExp(`^(?:${leading})`) : null,
    general: entire(plans.nationalNumberPattern()),
    kinds: KINDS.flatMap((kind): Kind[] => {
      const rule = plans.type(kind);
      const pattern = rule?.pattern();
      return pattern ? [{ lengths: rule?.possibleLengths() ?? null, pattern: entire(pattern) }] : [];
    }),
  };
}

function entire(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
