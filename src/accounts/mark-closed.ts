import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import type { Closing } from './account-closing.js';
import { Account } from './account.entity.js';
import { revokeApiKeysOf, revokeSessionsFor } from './close-account.sql.js';
import { portalLink } from './portal-link.js';
import type { ToldOwners } from './told-owners.js';

/**
 * Writes that a locked account is closed: nobody is signed in for it any more, its keys are dead, and its owner is told, though
 * never why (P32). What was asked and answered he can still read.
 */
@Injectable()
export class MarkClosed {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives the closed account. `told`: the owners who are told in the same transaction, each once. */
  mark(
    tx: Tx,
    account: Account,
    { reason, told }: { reason: string; told: ToldOwners },
    by: Closing,
  ): Account {
    const { actor, at } = by;
    const changes = {
      status: 'closed',
      closedAt: at,
      closeReason: reason,
      version: account.version + 1,
    } as const;
    tx.write(updateRow(Account, account.id, changes));
    tx.write(revokeSessionsFor(account.id, at));
    tx.write(revokeApiKeysOf(account.id, at));
    const closed = {
      action: 'account.closed',
      actor,
      subjectKind: 'account',
      subjectId: account.id,
      accountId: account.id,
      detail: { reason, statusBefore: account.status },
    } as const;
    this.ledger.record(tx, at, closed, told.isNew(account) ? [this.mail(account, at)] : []);
    return { ...account, ...changes };
  }

  /** What it and its subaccounts may do has changed. */
  tellPlatform(tx: Tx, { id }: Account, { at }: Closing): void {
    this.ledger.record(tx, at, [], permissionsChanged(this.config, id));
  }

  private mail({ id, email, companyName }: Account, at: Date): OutboxMessage {
    const portalUrl = portalLink(this.config, '/portal', id);
    const payload = { companyName, closedAt: at.toISOString(), portalUrl };
    return { channel: 'email', template: 'account-closed', to: email, accountId: id, payload };
  }
}
