import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';
import { textOf } from './call.js';

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `DE` → `Germany`. What is no country code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

/** Every country a number can belong to, as options of a select, sorted by name. */
export function countryOptions(): readonly { readonly value: string; readonly label: string }[] {
  return getCountries()
    .map((value) => ({ value, label: countryName(value) }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en'));
}

/** Numbers and countries as people write them. */
export const places = {
  country: (code: unknown): string => countryName(textOf(code)),
  /** E.164 → the international format: `+33 1 23 45 67 89`. What is no phone number stays as it is. */
  phone: (number: unknown): string => {
    const text = textOf(number);
    return parsePhoneNumberFromString(text)?.formatInternational() ?? text;
  },
};
