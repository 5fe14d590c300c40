import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';

/** What the reviewer sees of an account under review: what it said of itself when it signed up. */
@Injectable()
export class AccountReviewPanel {
  constructor(private readonly database: Database) {}

  async present(accountId: string): Promise<{ view: string; model: object }> {
    const account = await this.database.find<Account>(findAccountStatement(accountId));
    if (account === null) throw new NotFoundError('account');
    const {
      companyName,
      country,
      website,
      registrationNumber,
      email,
      phone,
      useCase,
      services,
      plan,
      ip,
      ipCountry,
      deviceId,
      userAgent,
    } = account;
    const signup = {
      companyName,
      country,
      website,
      registrationNumber,
      email,
      phone,
      useCase,
      services,
      plan,
      ip,
      ipCountry,
      deviceId,
      userAgent,
    };
    return { view: 'account-reviews/panel', model: { signup, signedUpAt: account.createdAt } };
  }
}
