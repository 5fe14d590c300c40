import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { mayDo } from '../../access/authorize.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { Account } from '../../accounts/account.entity.js';
import { guardedAccount } from '../../accounts/account-scope.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import { assessmentsOfAccount } from '../../assessments/assessments.sql.js';
import { FindLinks, type LinkedAccount } from '../../assessments/find-links.js';
import { Database } from '../../database/database.js';
import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { casesOf, eventsOf, factsOf, holdsOf, type AccountHistory } from '../account-history.sql.js';
import { readTogether } from '../../database/read-together.js';

/** Everything that the page of an account shows, as it is kept. */
export type AccountPageParts = {
  readonly [name in keyof AccountHistory]: readonly AccountHistory[name][];
} & {
  readonly account: Account;
  /** Null for an account of its own, and when the parent is out of the reader's reach. */
  readonly parent: Account | null;
  readonly subaccounts: readonly Account[];
  readonly links: readonly LinkedAccount[];
};

const ASSESSMENTS = 5;
const EVENTS = 100;
const SUBACCOUNTS = 100;

/** Reads an account with all that is known of it. */
@Injectable()
export class ReadAccountPage {
  constructor(
    private readonly database: Database,
    private readonly accounts: ListAccounts,
    private readonly findLinks: FindLinks,
  ) {}

  /** @throws NotFoundError when the person may not read the account */
  async read(by: StaffPrincipal, accountId: string): Promise<AccountPageParts> {
    const account = await this.accounts.get(by, accountId);
    const [history, links, family] = await Promise.all([
      readTogether<AccountHistory>(this.database, 'desk-account-around', {
        holds: holdsOf(accountId),
        facts: factsOf(accountId),
        cases: casesOf(accountId),
        assessments: assessmentsOfAccount(accountId, ASSESSMENTS),
        events: eventsOf(accountId, null, EVENTS),
      }),
      this.findLinks.listLinkedAccounts(account),
      this.database.query<Account>(familyOf(account)),
    ]);
    const within = family.filter((one) => mayDo(abilityOf(by), 'read', 'account', guardedAccount(one)));
    return {
      ...history,
      account,
      parent: within.find(({ id }) => id === account.parentId) ?? null,
      subaccounts: within.filter(({ parentId }) => parentId === accountId),
      links,
    };
  }
}

/** The parent of an account, or its subaccounts; there is one level of them. */
function familyOf({ id, parentId }: Account): Statement {
  return {
    name: 'desk-family',
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.id = $2 OR a.parent_id = $1
           ORDER BY a.created_at, a.id LIMIT ${SUBACCOUNTS}`,
    values: [id, parentId],
  };
}
