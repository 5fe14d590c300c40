import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { hashSecret } from '../../access/secrets.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import { AskByMail, type Asked } from './ask-by-mail.js';
import { DRAFT_KEPT_MS } from './enter-mail.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { mailByLink } from './inbound-mails.sql.js';
import { JoinMail } from './join-mail.js';
import { SOMEBODY_BY_MAIL } from './mail-event.js';
import { MailMessages, NOTHING_BECAME } from './mail-messages.js';
import { mailOutcome, type MailOutcome, type NoOutcome } from './mail-outcome.js';
import { standingTarget, type StandingTarget } from './mail-targets.sql.js';
import { accountsOfSender, type SenderAccount } from './sender-accounts.sql.js';
import { SettleMail } from './settle-mail.js';

/** An account for which the sender can confirm the mail, and what it then becomes. */
export interface Choice {
  readonly account: SenderAccount;
  readonly outcome: MailOutcome;
}

/** A mail behind its link. `choices` is empty unless it waits. */
export interface FoundMail {
  readonly mail: InboundMailRow;
  readonly choices: readonly Choice[];
}

/**
 * T4: senders are forged, so nothing becomes of a mail until whoever reads the address that we have of the account says that it is his.
 * The link is the proof; it is good once, and looking at it changes nothing.
 */
@Injectable()
export class ConfirmMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly joining: JoinMail,
    private readonly asking: AskByMail,
    private readonly settling: SettleMail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The mail behind a link, also when it is settled; null when there is none, or its time is over. */
  async find(secret: string): Promise<FoundMail | null> {
    const mail = await this.database.find<InboundMailRow>(mailByLink(hashSecret(secret)));
    if (mail === null || mail.status === 'expired') return null;
    if (mail.status !== 'waiting') return { mail, choices: [] };
    const now = this.clock.now();
    if (now.getTime() >= mail.receivedAt.getTime() + DRAFT_KEPT_MS) return null;
    const accounts = await this.database.query<SenderAccount>(accountsOfSender(mail.fromAddress ?? '', now));
    const target = await this.targetOf(mail);
    return { mail, choices: accounts.map((account) => ({ account, outcome: outcomeFor(account, target) })) };
  }

  /**
   * Does what the mail asks for, in the name of whoever the link was sent to. `accountId`: his choice, null when there is none.
   * @throws InvalidError at `account`, RefusalError when it cannot be done now: the link stays good
   */
  async confirm({ mail, choices }: FoundMail, accountId: string | null, ip: string): Promise<Asked> {
    if (mail.status !== 'waiting') return { mail, notes: [] };
    const [only, second] = choices;
    const chosen =
      second === undefined ? only : choices.find(({ account }) => account.accountId === accountId);
    if (chosen === undefined)
      throw InvalidError.field('account', 'account_missing', 'Choose the account that your mail is about.');
    const { account, outcome } = chosen;
    const by = senderAs(account, mail, ip);
    if (outcome.becomes === 'nothing') return this.refuse(by, mail, account, outcome.because);
    if (outcome.becomes !== 'message')
      return this.asking.ask(by, mail, { country: account.country, outcome });
    const standing = await this.database.find<StandingTarget>(standingTarget(outcome.target));
    if (standing === null) throw new Error('The request of this mail is gone.');
    const joined = await this.joining.join(by, mail, { ...standing, ...outcome.target });
    return { mail: joined, notes: joined.reason === 'closed' ? [NOTHING_BECAME.closed.outcome] : [] };
  }

  /** The supposed sender says that it is not his mail: it is deleted. */
  discard({ mail, choices }: FoundMail, ip: string): Promise<InboundMailRow> {
    const [first] = choices;
    const actor = first === undefined ? SOMEBODY_BY_MAIL : actorOf(senderAs(first.account, mail, ip));
    const { accountId } = mail;
    return this.settling.settle(mail.id, { actor, at: this.clock.now() }, () =>
      Promise.resolve({ status: 'refused', reason: 'not_his', accountId, target: null }),
    );
  }

  private async refuse(
    by: CustomerPrincipal,
    mail: InboundMailRow,
    { accountId, companyName }: SenderAccount,
    because: NoOutcome,
  ): Promise<Asked> {
    const to = { accountId, companyName, to: by.label };
    const answer = new MailMessages(this.config).answer(to, NOTHING_BECAME[because], mail);
    const settled = await this.settling.settle(mail.id, { actor: actorOf(by), at: this.clock.now() }, () =>
      Promise.resolve({ status: 'refused', reason: because, accountId, target: null, answer }),
    );
    return { mail: settled, notes: [NOTHING_BECAME[because].outcome] };
  }

  /** The request about which the mail answers a mail of ours, while it takes words. */
  private async targetOf(mail: InboundMailRow): Promise<(StandingTarget & { outcome: MailOutcome }) | null> {
    const { targetKind: kind, targetId: id } = mail;
    if (kind === null || id === null) return null;
    const standing = await this.database.find<StandingTarget>(standingTarget({ kind, id }));
    if (standing?.isOpen !== true) return null;
    return { ...standing, outcome: { becomes: 'message', target: { kind, id } } };
  }
}

function outcomeFor(
  account: SenderAccount,
  target: (StandingTarget & { readonly outcome: MailOutcome }) | null,
): MailOutcome {
  return target?.accountId === account.accountId ? target.outcome : mailOutcome(account);
}

/** Whoever holds the link reads the address that it went to. */
function senderAs(account: SenderAccount, mail: InboundMailRow, ip: string): CustomerPrincipal {
  const { accountId, portalUserId, email } = account;
  return { kind: 'customer', accountId, portalUserId, label: mail.recipient ?? email, ip };
}
