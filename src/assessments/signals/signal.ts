import type { AccountStatus } from '../../kernel/words.js';

/**
 * The facts that a risk assessment looks for at each signup (P1); the last four become known later (P5). The name is frozen into every assessment and is the key of the scorecard,
 * so a name is never reused for something else. The title is what a reviewer reads on top.
 */
export const SIGNALS = {
  disposable_email: 'Throw-away e-mail address',
  disposable_email_suspected: 'Mail domain named like a throw-away provider',
  free_email_mismatch: 'Free mail that does not fit the company',
  phone_invalid: 'Phone number cannot exist',
  phone_premium_rate: 'Premium-rate phone number',
  phone_virtual: 'Internet or forwarding phone number',
  phone_country_mismatch: 'Phone from another country',
  website_missing: 'No website',
  website_unusable: 'Website address leads nowhere',
  website_reserved: 'Website under a name reserved for examples',
  lookalike_domain: 'Domain imitates a brand',
  brand_in_domain: 'Domain mentions a brand',
  brand_name_claimed: "Company bears a brand's name",
  company_name_meaningless: 'Company name says nothing',
  ip_country_mismatch: 'IP address from another country',
  ip_country_mismatches: 'IP address fits neither company nor phone nor card',
  countries_all_different: 'Every country is a different one',
  card_flagged: 'Card flagged by the payment provider',
  card_country_mismatch: 'Card from another country',
  linked_phone: 'Same phone as an account on hold',
  linked_card: 'Same card as an account on hold',
  linked_device: 'Same device as an account on hold',
  linked_website_domain: 'Same domain as an account on hold',
  linked_email: 'Same mailbox as an account on hold',
  linked_company_name: 'Company named like an account on hold',
  carrier_complaint: 'Complaint of a carrier',
  recipient_complaint: 'Complaints of recipients',
  phishing_or_spam: 'Found phishing or spamming',
  number_hoarding: 'Numbers bought without outbound use',
} as const;

export type SignalName = keyof typeof SIGNALS;

export function isSignalName(name: string): name is SignalName {
  return Object.hasOwn(SIGNALS, name);
}

/** All signal names, in the order in which a reviewer reads them. */
export const SIGNAL_NAMES: readonly SignalName[] = Object.keys(SIGNALS).filter(isSignalName);

/** By what a new account can be the same as an older one. */
export const LINK_KINDS = ['phone', 'card', 'device', 'website_domain', 'email', 'company_name'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** An older account that shares something with the one that signs up. */
export interface AccountLink {
  readonly kind: LinkKind;
  readonly accountSid: string;
  readonly accountStatus: AccountStatus;
  readonly companyName: string;
}

/** What one signal saw, before any points. */
export interface Observation {
  readonly name: SignalName;
  /** What was seen. */
  readonly value: string | number | boolean | null;
  /** A sentence that a reviewer understands. Never shown to the customer (P32). */
  readonly why: string;
  readonly links?: readonly AccountLink[];
}

/** An observation with the points that the scorecard gave it; frozen into the assessment. */
export interface Signal extends Observation {
  readonly points: number;
}
