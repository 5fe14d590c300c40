import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { countryName, listCountries } from '../../countries.js';
import { textOf } from './call.js';

/** Numbers and countries as people write them. */
export const places = {
  /** `DE` → `Germany`. What is no country code stays as it is. */
  country: (code: unknown): string => countryName(textOf(code)),
  /** Every country as an option of a select, sorted by name. */
  countryOptions: () => listCountries().map(({ code, name }) => ({ value: code, label: name })),
  /** E.164 → the international format: `+33 1 23 45 67 89`. What is no phone number stays as it is. */
  phone: (number: unknown): string => {
    const text = textOf(number);
    return parsePhoneNumberFromString(text)?.formatInternational() ?? text;
  },
};
