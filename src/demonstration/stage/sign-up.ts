import { Injectable } from '@nestjs/common';
import { membersOfAccount } from '../../accounts/portal-users.js';
import { Database } from '../../database/database.js';
import { OpenSubaccount } from '../../holds/open-subaccount.js';
import { ReceiveSignup } from '../../signups/receive-signup.js';
import type { SignupDto } from '../../signups/signup.dto.js';
import { documentationAddress, type Business } from '../story/business.js';
import { PLATFORM, type Cast } from './cast.js';

/** The beginning of the platform's own id of every account of the demonstration: by this it is known, and removed. */
export const EXTERNAL_ID_PREFIX = 'demonstration-';

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36',
];

/** Lets the fictional companies sign up, as the platform would tell of them. */
@Injectable()
export class SignUp {
  constructor(
    private readonly receiveSignup: ReceiveSignup,
    private readonly openSubaccount: OpenSubaccount,
    private readonly database: Database,
  ) {}

  async company(cast: Cast, company: Business, place: number): Promise<void> {
    const { account } = await this.receiveSignup.receive(PLATFORM, signupOf(company, place));
    const { id: accountId, email, companyName, website } = account;
    const member = await this.database.find<{ id: string }>(membersOfAccount(accountId));
    if (member === null) throw new Error(`Nobody signs in for ${company.key}.`);
    cast.enter(company.key, { accountId, portalUserId: member.id, email, companyName, website });
  }

  async subaccount(cast: Cast, parent: string, friendlyName: string): Promise<void> {
    await this.openSubaccount.open(cast.owner(parent), cast.account(parent).accountId, friendlyName);
  }
}

function signupOf(company: Business, place: number): SignupDto {
  const { key, email, plan, name, country, website, phone, useCase, services, card } = company;
  const { registrationNumber } = company;
  return {
    email,
    plan,
    company: {
      name,
      country,
      ...(website !== null && { website }),
      ...(registrationNumber !== null && { registrationNumber }),
    },
    externalId: `${EXTERNAL_ID_PREFIX}${key}`,
    phone,
    ip: documentationAddress(place),
    ipCountry: company.ipCountry,
    userAgent: BROWSERS[place % BROWSERS.length] ?? '',
    deviceId: company.device,
    useCase,
    services: [...services],
    payment: { fingerprint: card.fingerprint, country: card.country, flagged: card.flagged },
  };
}
