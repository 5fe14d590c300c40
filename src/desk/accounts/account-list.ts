import type { AccountView, StaffAccountView } from '../../accounts/account.views.js';
import { countryName } from '../../http/countries.js';
import { wordOf } from '../../http/views/words.js';
import type { Page } from '../../kernel/page.js';
import { ACCOUNT_STATUSES, PLANS } from '../../kernel/words.js';
import { choicesOf } from '../choices.js';
import { chipsOf, pagerOf } from '../list-links.js';
import type { AccountsQuery } from './accounts-query.dto.js';

const PATH = '/desk/accounts';

const CHIP_WORDS = {
  status: (value: string) => wordOf(value).label,
  country: countryName,
  plan: (value: string) => wordOf(value).label,
  externalId: (value: string) => `external id ${value}`,
  q: (value: string) => `“${value}”`,
};

const OPTIONS = { statuses: choicesOf(ACCOUNT_STATUSES), plans: choicesOf(PLANS) };

/** The page of the accounts. */
export function accountListModel(page: Page<AccountView>, query: AccountsQuery): object {
  return {
    title: 'Accounts',
    query,
    options: OPTIONS,
    chips: chipsOf(PATH, query, CHIP_WORDS),
    rows: page.items.filter(isForStaff).map((account) => ({
      href: `${PATH}/${account.sid}`,
      company: account.company.name,
      isSubaccount: account.parentAccount !== null,
      email: account.email,
      country: account.company.country,
      status: account.status,
      plan: account.plan,
      score: account.score,
      band: account.band,
      createdAt: account.createdAt,
    })),
    ...pagerOf(PATH, query, page.nextCursor),
  };
}

/** The list gives each reader the view he may have; staff see how an account was assessed. */
function isForStaff(account: AccountView): account is StaffAccountView {
  return 'band' in account;
}
