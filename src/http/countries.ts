import { getCountries } from 'libphonenumber-js/max';

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });
const NAME_OF: ReadonlyMap<string, string> = new Map(
  getCountries()
    .map((code): [string, string] => [code, NAMES.of(code) ?? code])
    .sort(([, a], [, b]) => a.localeCompare(b)),
);

/** Whether it is the ISO 3166 code, in capitals, of a country or territory that has telephone numbers. */
export function isCountry(code: string): boolean {
  return NAME_OF.has(code);
}

/** Every country as `{code, name}`, by name. */
export function listCountries(): readonly { readonly code: string; readonly name: string }[] {
  return [...NAME_OF].map(([code, name]) => ({ code, name }));
}

/** `DE` → `Germany`; an unknown code is its own name. */
export function countryName(code: string): string {
  return NAME_OF.get(code) ?? code;
}
