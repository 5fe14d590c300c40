import type { Account } from './account.entity.js';

/** The owners who are told in one transaction: whoever owns an account and its subaccounts gets one e-mail, not one for each. */
export class ToldOwners {
  private readonly addresses = new Set<string>();

  constructor(told: readonly Pick<Account, 'email'>[] = []) {
    for (const account of told) this.isNew(account);
  }

  /** True the first time that this owner is asked for. */
  isNew({ email }: Pick<Account, 'email'>): boolean {
    const address = email.toLowerCase();
    if (this.addresses.has(address)) return false;
    this.addresses.add(address);
    return true;
  }
}
