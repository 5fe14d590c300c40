import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import type { Account } from '../../accounts/account.entity.js';
import { findAccountStatement } from '../../accounts/locked-account.js';
import { Database } from '../../database/database.js';
import type { Hold } from '../../holds/hold.entity.js';
import { listOpenHolds } from '../../holds/restricted-account.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { alertsFor, type Alert } from './alerts.js';
import { ticketsWithTurn, type StandingTicket } from './standing.sql.js';

/** How an account stands, as its owner may know it. The holds are for the rules; pages show only the alerts. */
export interface Standing {
  readonly account: Account;
  readonly openHolds: readonly Hold[];
  readonly tickets: readonly StandingTicket[];
  readonly alerts: readonly Alert[];
}

/** Reads how an account stands, for the portal's pages and for the alerts on the API. */
@Injectable()
export class AccountStanding {
  /** The frame around a page and the page itself ask for the same; one request reads it once. */
  private readonly known = new WeakMap<CustomerPrincipal, Promise<Standing>>();

  constructor(private readonly database: Database) {}

  /** How the account stands for which the caller is signed in. */
  ofCaller(by: CustomerPrincipal): Promise<Standing> {
    const known = this.known.get(by);
    if (known !== undefined) return known;
    const standing = this.read(by.accountId);
    this.known.set(by, standing);
    return standing;
  }

  /** The tickets as they are by now, after what this request itself has done or found done. */
  ticketsNow(by: CustomerPrincipal): Promise<readonly StandingTicket[]> {
    return this.database.query<StandingTicket>(ticketsWithTurn(by.accountId));
  }

  /** How an account stands that the caller is known to be allowed to see. */
  async of(account: Account): Promise<Standing> {
    const [openHolds, tickets] = await Promise.all([
      this.database.query<Hold>(listOpenHolds(account.id)),
      this.database.query<StandingTicket>(ticketsWithTurn(account.id)),
    ]);
    return { account, openHolds, tickets, alerts: alertsFor(account, openHolds, tickets) };
  }

  private async read(accountId: string): Promise<Standing> {
    const account = await this.database.find<Account>(findAccountStatement(accountId));
    if (account === null) throw new NotFoundError('account', toSid('account', accountId));
    return this.of(account);
  }
}
