import type { BusinessProfile, ProfileType } from './business-profile.entity.js';

/** Something that a reviewer will miss. Advice: it blocks nothing. */
export interface Missing {
  readonly field: string;
  readonly sentence: string;
}

type Field = keyof BusinessProfile;

interface Wanted {
  readonly field: Field;
  readonly sentence: string;
  /** Of which profiles it is wanted; of all, when left out. */
  readonly of?: readonly ProfileType[];
  /** Whether this profile can do without. */
  readonly unless?: (profile: BusinessProfile) => boolean;
}

/** A person in business by himself is in no register of companies. */
const isSoleProprietor = ({ businessType }: BusinessProfile): boolean => businessType === 'SOLE_PROPRIETOR';

const WANTED: readonly Wanted[] = [
  {
    field: 'businessIdentity',
    of: ['primary'],
    sentence:
      'Say whether you send for yourself (direct_customer) or for others (isv_reseller_or_partner). Only the latter can verify numbers of subaccounts.',
  },
  { field: 'businessName', sentence: 'Give the legal name of the business.' },
  { field: 'businessType', sentence: 'Say what kind of business it is, such as PRIVATE_PROFIT.' },
  {
    field: 'businessRegistrationNumber',
    sentence: 'Give the number under which the business is registered.',
    unless: isSoleProprietor,
  },
  {
    field: 'businessRegistrationAuthority',
    sentence: 'Say which register the number is of, such as EIN.',
    unless: isSoleProprietor,
  },
  {
    field: 'businessRegistrationCountry',
    sentence: 'Give the country of the register.',
    unless: isSoleProprietor,
  },
  { field: 'website', sentence: 'Give the website of the business, or its public page on a social network.' },
  { field: 'streetAddress', sentence: 'Give the street and number where the business is.' },
  { field: 'city', sentence: 'Give the city.' },
  { field: 'region', sentence: 'Give the state, province or region.' },
  { field: 'postalCode', sentence: 'Give the postal code.' },
  { field: 'country', sentence: 'Give the country where the business is.' },
  { field: 'contactFirstName', sentence: 'Give the first name of somebody whom we can ask.' },
  { field: 'contactLastName', sentence: 'Give the last name of that person.' },
  { field: 'contactEmail', sentence: 'Give an e-mail address of that person.' },
  { field: 'contactPhone', sentence: 'Give a phone number of that person, as + and digits.' },
];

/** What a reviewer will look for in a profile of this type and not find (W6–W9), in the order of the form. */
export function evaluateProfile(profile: BusinessProfile): readonly Missing[] {
  return WANTED.filter(
    ({ field, of, unless }) =>
      profile[field] === null && (of?.includes(profile.type) ?? true) && unless?.(profile) !== true,
  ).map(({ field, sentence }) => ({ field, sentence }));
}
