import { Inject, Injectable } from '@nestjs/common';
import { hashSecret } from '../../access/secrets.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DAY } from '../../kernel/clock.js';
import { newSecret } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import type { OutboxMessage } from '../../ledger/outbox-message.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { enterOnce } from './inbound-mails.sql.js';
import type { Judgement } from './judge-mail.js';
import { mailEvent, SOMEBODY_BY_MAIL } from './mail-event.js';
import { MailMessages, NOTHING_BECAME, type MailAddressee } from './mail-messages.js';
import { RawMails } from './raw-mails.js';
import type { SenderAccount } from './sender-accounts.sql.js';

/** A draft that nobody confirms is deleted after 7 days, and its link is good for as long. */
export const DRAFT_KEPT_MS = 7 * DAY;

/** What every row of a mail says, whatever becomes of it. */
export type MailFacts = Omit<
  InboundMailRow,
  | 'status'
  | 'reason'
  | 'isTagged'
  | 'targetKind'
  | 'targetId'
  | 'accountId'
  | 'recipient'
  | 'linkHash'
  | 'settledAt'
>;

interface Entry {
  readonly row: InboundMailRow;
  readonly action: `inbound_mail.${string}`;
  readonly messages: readonly OutboxMessage[];
}

/** Enters a mail with what it was judged to be: once, however often and wherever it arrives. */
@Injectable()
export class EnterMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly raws: RawMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives the row, or null when the mail was there already. The raw mail is kept only where somebody may want it yet. */
  async enter(facts: MailFacts, judged: Judgement, raw: Buffer): Promise<InboundMailRow | null> {
    const isKept = judged.is === 'draft' || judged.is === 'reply';
    const storageKey = isKept ? await this.raws.keep(facts.id, raw, facts.receivedAt) : null;
    const entry = this.entryFor({ ...facts, storageKey }, judged);
    return this.unitOfWork.run((tx) => this.write(tx, entry));
  }

  private async write(tx: Tx, { row, action, messages }: Entry): Promise<InboundMailRow | null> {
    const [entered] = await tx.query<{ id: string }>(enterOnce(row));
    if (entered === undefined) {
      if (row.storageKey !== null) this.raws.discard(tx, row.id, row.storageKey, row.receivedAt);
      return null;
    }
    if (row.storageKey !== null) this.raws.entered(tx, row.id);
    const { via, reason, isTagged, size } = row;
    const detail = { via, size, isTagged, files: row.fileNames.length, ...(reason !== null && { reason }) };
    this.ledger.record(tx, row.receivedAt, mailEvent(action, SOMEBODY_BY_MAIL, row, detail), messages);
    return row;
  }

  private entryFor(facts: MailFacts, judged: Judgement): Entry {
    const row: InboundMailRow = { ...facts, ...NOTHING_YET };
    const settledAt = facts.receivedAt;
    switch (judged.is) {
      case 'ignored':
        return {
          row: { ...row, text: null, status: 'ignored', reason: judged.reason, settledAt },
          action: 'inbound_mail.ignored',
          messages: [],
        };
      case 'futile':
        return this.futile({ ...row, text: null, settledAt }, judged);
      case 'reply': {
        const { target, standing } = judged;
        const about = { isTagged: true, targetKind: target.kind, targetId: target.id };
        return {
          row: { ...row, ...about, status: 'received', accountId: standing.accountId },
          action: 'inbound_mail.received',
          messages: [],
        };
      }
      case 'draft':
        return this.draft(row, judged);
    }
  }

  private futile(row: InboundMailRow, { account, because }: Extract<Judgement, { is: 'futile' }>): Entry {
    const to = addresseeOf(account, row);
    const answer = new MailMessages(this.config).answer(to, NOTHING_BECAME[because], row);
    return {
      row: { ...row, status: 'refused', reason: because, accountId: account.accountId, recipient: to.to },
      action: 'inbound_mail.refused',
      messages: [answer],
    };
  }

  private draft(row: InboundMailRow, { accounts, target }: Extract<Judgement, { is: 'draft' }>): Entry {
    const [first] = accounts;
    if (first === undefined) throw new Error('A draft of nobody.');
    const to = addresseeOf(first, row);
    const secret = newSecret();
    const { receivedAt } = row;
    const validUntil = new Date(receivedAt.getTime() + DRAFT_KEPT_MS);
    const link = new MailMessages(this.config).confirm(to, { secret, receivedAt, validUntil });
    const about = target === null ? {} : { targetKind: target.kind, targetId: target.id };
    // Of several accounts the sender chooses one when he confirms.
    const { accountId } = first;
    return {
      row: { ...row, ...about, status: 'waiting', accountId, recipient: to.to, linkHash: hashSecret(secret) },
      action: 'inbound_mail.received',
      messages: [link],
    };
  }
}

const NOTHING_YET = {
  status: 'received',
  reason: null,
  isTagged: false,
  targetKind: null,
  targetId: null,
  accountId: null,
  recipient: null,
  linkHash: null,
  settledAt: null,
} as const;

/** Always an address of our own rows: the account's own, or that of the person who signs in for it, and never what the mail says. */
function addresseeOf(account: SenderAccount, { fromAddress }: InboundMailRow): MailAddressee {
  const isOwn = account.email.toLowerCase() === fromAddress;
  const to = isOwn ? account.email : (account.personEmail ?? account.email);
  return { accountId: account.accountId, companyName: account.companyName, to };
}
