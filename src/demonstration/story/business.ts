import { createHash } from 'node:crypto';
import type { Plan, Service } from '../../kernel/words.js';
import type { Moment } from './moments.js';

/** A fictional company, as it signed up. Names, people, addresses and numbers are made up; domains end in `.example`, IP addresses are those of documentation. */
export interface Business {
  /** By which the stories name it. */
  readonly key: string;
  readonly signedUp: Moment;
  readonly name: string;
  readonly country: string;
  readonly email: string;
  /** Null: it gave none. */
  readonly website: string | null;
  readonly phone: string;
  readonly useCase: string;
  readonly services: readonly Service[];
  readonly plan: Plan;
  readonly registrationNumber: string | null;
  readonly ipCountry: string;
  readonly device: string;
  readonly card: { readonly fingerprint: string; readonly country: string; readonly flagged: boolean };
}

export interface BusinessWishes {
  /** Left out, it is the domain of the e-mail address. */
  readonly website?: string | null;
  readonly phone: string;
  readonly useCase: string;
  readonly services?: readonly Service[];
  readonly plan?: Plan;
  readonly registrationNumber?: string;
  /** Left out, the signup came from the country of the company. */
  readonly ipCountry?: string;
  readonly cardCountry?: string;
  readonly cardFlagged?: boolean;
  /** The business with whose device it signed up, or whose card it uses; left out, its own. */
  readonly deviceOf?: string;
  readonly cardOf?: string;
}

/** One line of the tables of businesses. */
export function business(
  signedUp: Moment,
  key: string,
  country: string,
  name: string,
  email: string,
  wishes: BusinessWishes,
): Business {
  const domain = email.slice(email.indexOf('@') + 1);
  const { website = `https://www.${domain}`, ipCountry = country, cardCountry = country } = wishes;
  return {
    key,
    signedUp,
    name,
    country,
    email,
    website,
    phone: wishes.phone,
    useCase: wishes.useCase,
    services: wishes.services ?? ['sms'],
    plan: wishes.plan ?? 'self_service',
    registrationNumber: wishes.registrationNumber ?? null,
    ipCountry,
    device: `device-${digestOf(wishes.deviceOf ?? key).slice(0, 16)}`,
    card: {
      fingerprint: `card-${digestOf(wishes.cardOf ?? key).slice(16, 32)}`,
      country: cardCountry,
      flagged: wishes.cardFlagged ?? false,
    },
  };
}

/** The same for the same business at every load. */
function digestOf(key: string): string {
  return createHash('sha256').update(`demonstration ${key}`).digest('hex');
}

/** An address of the three networks that RFC 5737 keeps for documentation. */
export function documentationAddress(place: number): string {
  const networks = ['192.0.2', '198.51.100', '203.0.113'];
  return `${networks[place % networks.length] ?? ''}.${1 + ((place * 37) % 250)}`;
}
