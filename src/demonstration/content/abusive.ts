import { business, type Business } from '../story/business.js';

/** Signups that were made to deceive: imitated brands, rings that come back under another name, flagged cards. */
export const ABUSIVE: readonly Business[] = [
  // A ring: the same phone, device, domain or nearly the same name, again and again.
  business('84d', 'quick-prize', 'GB', 'Quick Prize Ltd', 'win@trashmail-prize.example', {
    website: null,
    phone: '+44 9098 790123',
    ipCountry: 'CY',
    useCase: 'Prize notifications.',
  }),
  business('70d', 'quick-prize-2', 'IE', 'Qυick Рrize Limited', 'claims@prize-desk.example', {
    phone: '+44 9098 790123',
    deviceOf: 'quick-prize',
    ipCountry: 'CY',
    useCase: 'Customer information.',
  }),
  business('51.5d', 'lucky-draw', 'MT', 'Lucky Draw Promotions Ltd', 'info@prize-desk.example', {
    phone: '+356 9612 3451',
    deviceOf: 'quick-prize',
    useCase: 'Announcing winners of draws.',
  }),
  // Imitations of brands.
  business('78d', 'paypa1', 'US', 'PayPaI Security Desk', 'alerts@paypa1-security.example', {
    phone: '+1 212 555 0166',
    ipCountry: 'VN',
    cardCountry: 'RO',
    useCase: 'Account alerts.',
  }),
  business('65d', 'dhl-zoll', 'DE', 'DHL Zollservice Online', 'service@dhl-zustellung-online.example', {
    phone: '+49 900 1 234567',
    ipCountry: 'MD',
    useCase: 'Zollgebühren für Pakete einziehen.',
  }),
  business('26.5d', 'royal-mail', 'GB', 'Royal Mail Redelivery Team', 'redelivery@royalmai1-fee.example', {
    phone: '+44 161 496 0123',
    ipCountry: 'RU',
    useCase: 'Redelivery fee of 1.99 for missed parcels.',
  }),
  business('11.5d', 'netfl1x', 'CA', 'Netfl1x Billing', 'billing@netfl1x-account-update.example', {
    phone: '+1 416 555 0192',
    ipCountry: 'US',
    cardCountry: 'US',
    useCase: 'Membership renewals.',
  }),
  business('10h', 'apple-id', 'SG', 'App1e lD Support', 'support@apple-id-verify.example', {
    phone: '+65 8123 4599',
    ipCountry: 'KH',
    cardCountry: 'US',
    useCase: 'Sign-in codes.',
  }),
  // Cards that the payment provider has flagged.
  business('58.4d', 'gift-vault', 'CY', 'Gift Vault Trading Ltd', 'desk@gift-vault.example', {
    phone: '+357 96 123 451',
    cardFlagged: true,
    ipCountry: 'UA',
    useCase: 'Selling gift card codes by SMS.',
  }),
  business('27.3d', 'turbo-kredit', 'PL', 'Turbo Kredyt 24', 'biuro@turbo-kredyt.example', {
    phone: '+48 512 345 699',
    cardFlagged: true,
    useCase: 'Oferty pożyczek bez BIK.',
  }),
  business('8d', 'numbers-depot', 'PA', 'Numbers Depot S.A.', 'ops@numbers-depot.example', {
    phone: '+507 6123 4561',
    cardOf: 'gift-vault',
    ipCountry: 'CY',
    useCase: 'Virtual numbers for verification of accounts.',
    services: ['voice', 'sms'],
  }),
];
