import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { AccountStanding } from '../standing/account-standing.js';
import { hasRunOut } from './has-run-out.js';

/**
 * How an account stands with outbound permission. T1: a contracted account has it and never sees how it is asked for. A
 * subaccount sends on the permission of its parent, where it is asked for.
 */
export type OutboundStanding =
  | { readonly kind: 'contracted' }
  | { readonly kind: 'of_parent'; readonly isGranted: boolean }
  | {
      readonly kind: 'own';
      /** The request that stands: unfinished, or granted. Null when one may be opened. */
      readonly standing: OutboundPermissionView | null;
      /** All of them, the newest first; there are few. */
      readonly requests: readonly OutboundPermissionView[];
      /** Whether another may be opened now: not while one stands, and not on an account that is closed or on hold. */
      readonly mayOpen: boolean;
      readonly isOnHold: boolean;
    };

const SHOWN = 50;

/** Reads how the caller's account stands with outbound permission. */
@Injectable()
export class ReadOutboundStanding {
  constructor(
    private readonly reading: ReadRequests,
    private readonly accounts: AccountStanding,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofCaller(by: CustomerPrincipal): Promise<OutboundStanding> {
    const { account } = await this.accounts.ofCaller(by);
    if (account.plan === 'contracted') return { kind: 'contracted' };
    if (account.parentId !== null)
      return { kind: 'of_parent', isGranted: await this.isGranted(account.parentId) };
    const { items } = await this.reading.list(by, { limit: SHOWN });
    const requests = items.filter((request) => request.account === toSid('account', account.id));
    const now = this.clock.now();
    const standing = requests.find((request) => isRequestUnfinished(request.status) || isGood(request, now));
    const isFree = account.status !== 'closed' && account.status !== 'on_hold';
    return {
      kind: 'own',
      standing: standing ?? null,
      requests,
      mayOpen: standing === undefined && isFree,
      isOnHold: account.status === 'on_hold',
    };
  }

  /** Index outbound_permissions_one_granted. */
  private async isGranted(accountId: string): Promise<boolean> {
    const grant = await this.database.find({
      name: 'portal-grant-of-parent',
      text: `SELECT 1 AS granted FROM outbound_permissions o WHERE o.account_id = $1 AND o.status = 'granted'`,
      values: [accountId],
    });
    return grant !== null;
  }
}

/** Whether it is a grant whose time, if it was limited, is not over. */
function isGood({ status, conditions }: OutboundPermissionView, now: Date): boolean {
  return status === 'granted' && !hasRunOut({ conditions }, now);
}
