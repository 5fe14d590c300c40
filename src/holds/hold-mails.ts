import type { Account } from '../accounts/account.entity.js';
import { portalLink } from '../accounts/portal-link.js';
import type { Config } from '../config/config.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import type { Hold } from './hold.entity.js';

type Site = Pick<Config, 'publicUrl' | 'host' | 'port'>;

/** P6: what is restricted, and how to ask for a reassessment. Never the code. */
export function holdPlacedMail(account: Account, hold: Hold, site: Site): OutboxMessage {
  return {
    channel: 'email',
    template: 'hold-placed',
    to: account.email,
    accountId: account.id,
    payload: {
      companyName: account.companyName,
      kind: hold.kind,
      covers: hold.services ?? 'everything',
      since: hold.placedAt.toISOString(),
      ...(hold.until !== null && { until: hold.until.toISOString() }),
      requestUrl: portalLink(site, '/portal/reassessment/new', account.id),
    },
  };
}

/** What is free again, and whether something else still stands. The owner of a closed account is told nothing: nothing is free there. */
export function holdReleasedMails(
  account: Account,
  hold: Hold,
  released: { readonly at: Date; readonly stillRestricted: boolean },
  site: Site,
): readonly OutboxMessage[] {
  if (account.status === 'closed') return [];
  return [
    {
      channel: 'email',
      template: 'hold-released',
      to: account.email,
      accountId: account.id,
      payload: {
        companyName: account.companyName,
        kind: hold.kind,
        covers: hold.services ?? 'everything',
        releasedAt: released.at.toISOString(),
        stillRestricted: released.stillRestricted,
        portalUrl: portalLink(site, '/portal', account.id),
      },
    },
  ];
}
