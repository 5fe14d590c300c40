import type { Account } from '../../accounts/account.entity.js';
import type { Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import { toSid } from '../../kernel/ids.js';
import type { EmailMessage, OutboxMessage } from '../../ledger/outbox-message.js';
import type { Deposit } from './deposit.entity.js';

export type Site = Pick<Config, 'publicUrl' | 'host' | 'port'>;

type DepositMail = 'deposit-received' | 'deposit-failed' | 'deposit-refunded' | 'deposit-disputed';

/** Tells the account's owner what became of a deposit. */
export function depositMail<T extends DepositMail>(
  template: T,
  account: Pick<Account, 'id' | 'email' | 'companyName'>,
  deposit: Deposit,
  site: Site,
): OutboxMessage {
  const mail: EmailMessage<DepositMail> = {
    channel: 'email',
    template,
    to: account.email,
    accountId: account.id,
    payload: {
      companyName: account.companyName,
      deposit: { amount: deposit.amount, currency: deposit.currency },
      depositSid: toSid('deposit', deposit.id),
      requestUrl: `${publicUrl(site)}/portal/outbound/${toSid('outboundPermission', deposit.outboundPermissionId)}`,
    },
  };
  return { ...mail, template };
}
