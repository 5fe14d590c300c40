import { Inject, Injectable } from '@nestjs/common';
import { OneTimeLinks } from '../access/one-time-links.js';
import type { Account } from '../accounts/account.entity.js';
import { PortalUser } from '../accounts/portal-user.entity.js';
import { portalLink } from '../accounts/portal-link.js';
import { CONFIG, type Config } from '../config/config.js';
import { publicUrl } from '../config/public-url.js';
import { insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../kernel/ids.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import type { KnownOwner } from './signup-standing.sql.js';

/**
 * Whoever signed up may sign in to the portal, to see how the account stands (P7): one person per e-mail address, who sets a
 * password behind a link that works once. Whoever has a password already keeps it: he is told where he finds the new account.
 */
@Injectable()
export class WelcomeOwner {
  constructor(
    private readonly links: OneTimeLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes the owner a member of the account that is written in the same transaction, and gives the mail that tells him.
   * `known` is the person of that address; when there was none and somebody makes him at the same moment, the unique index
   * `portal_users_email` refuses.
   */
  welcome(tx: Tx, account: Account, known: KnownOwner | null, at: Date): OutboxMessage {
    const portalUserId = known?.id ?? newId(at);
    if (known === null)
      tx.write(insertRow(PortalUser, { id: portalUserId, email: account.email, createdAt: at }));
    tx.write({
      name: 'insert-portal-membership',
      text: `INSERT INTO portal_memberships (portal_user_id, account_id) VALUES ($1, $2)`,
      values: [portalUserId, account.id],
    });
    const mail = { channel: 'email', to: account.email, accountId: account.id } as const;
    const { companyName, status } = account;
    if (known?.hasPassword === true) {
      const portalUrl = portalLink(this.config, '/portal', account.id);
      return { ...mail, template: 'account-added', payload: { companyName, portalUrl, status } };
    }
    const { secret } = this.links.create(tx, at, 'portal_password', { portalUserId });
    const setPasswordUrl = `${publicUrl(this.config)}/portal/set-password/${secret}`;
    return { ...mail, template: 'account-welcome', payload: { companyName, setPasswordUrl, status } };
  }
}
