import { Injectable } from '@nestjs/common';
import type { Closing } from '../accounts/account-closing.js';
import type { Tx } from '../database/tx.js';
import { Ledger } from '../ledger/ledger.js';
import { lockRequest } from './lock-request.js';
import type { OutboundPermission } from './outbound-permission.entity.js';
import { endWithAccount, standingRequests } from './outbound-permissions.sql.js';
import { requestEvent } from './request-event.js';

/** With its account ends what it may send, and what it asked for. The deposit is seen to by `deposits/`, the platform is told of the account. */
@Injectable()
export class EndRequestsWithAccount {
  constructor(private readonly ledger: Ledger) {}

  async run(tx: Tx, accountId: string, { actor, at }: Closing): Promise<void> {
    const standing = await tx.query<OutboundPermission>(standingRequests(accountId));
    for (const { id, status } of standing) {
      const request = await lockRequest(tx, id);
      tx.write(endWithAccount(id, at));
      const detail = { from: status, why: 'account_closed' };
      this.ledger.record(tx, at, requestEvent('outbound_permission.closed', actor, request, detail));
    }
  }
}
