import { ConflictError, ForbiddenError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';

/** A closed account stays closed; nothing is added to it any more. */
export class AccountClosedError extends ConflictError {
  constructor(account: { readonly id: string; readonly closedAt: Date | null }) {
    const since = account.closedAt === null ? '' : ` on ${account.closedAt.toISOString()}`;
    super('account_closed', `This account was closed${since}. Nothing can be changed on it any more.`, {
      account: toSid('account', account.id),
    });
  }
}

/** There is one level of subaccounts. */
export class SubaccountOfSubaccountError extends ConflictError {
  constructor(accountId: string) {
    super(
      'account_is_subaccount',
      'A subaccount cannot have subaccounts. Open it under the parent account instead.',
      { account: toSid('account', accountId) },
    );
  }
}

/** Nobody acts on an account he is a party to. */
export class PartyToAccountError extends ForbiddenError {
  constructor() {
    super('party_to_account', 'You are a party to this account, so somebody else must do this.');
  }
}
