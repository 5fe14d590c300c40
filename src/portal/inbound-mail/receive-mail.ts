import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import type { InboundMail, MailEnvelope } from '../../integrations/inbound-mail/inbound-mail.js';
import { REPLY_ADDRESSES } from '../../integrations/inbound-mail/open-reply-addresses.js';
import { readMail } from '../../integrations/inbound-mail/read-mail.js';
import type { ReplyAddresses } from '../../integrations/inbound-mail/reply-addresses.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { EnterMail } from './enter-mail.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { mailByKey } from './inbound-mails.sql.js';
import { JoinReply } from './join-reply.js';
import { JudgeMail, type Judgement } from './judge-mail.js';

/** Longer than anybody writes; the whole is with the raw mail. */
const LONGEST_TEXT = 20_000;

/** Where a mail goes: to the request whose tag it carries, or to support. */
interface Destination {
  readonly sid: string | null;
}

/** T4: takes in a mail that has arrived, by SMTP or from a mail provider. When it resolves, the mail is kept or was nobody's. */
@Injectable()
export class ReceiveMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly judging: JudgeMail,
    private readonly entering: EnterMail,
    private readonly replies: JoinReply,
    @Inject(REPLY_ADDRESSES) private readonly addresses: ReplyAddresses | null,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Gives the rows of the mail, one for each request that it was sent to. The same mail again gives the same rows.
   * @throws InvalidError of `mail-refusals.ts`
   */
  async receive(
    raw: Buffer,
    envelope: MailEnvelope,
    via: InboundMailRow['via'],
  ): Promise<readonly InboundMailRow[]> {
    const own = this.config.inboundMail.address;
    if (own === null) throw new NotFoundError('page or resource');
    const mail = await readMail(raw, own, envelope.from);
    const rows: InboundMailRow[] = [];
    for (const destination of this.destinationsOf(mail, envelope))
      rows.push(await this.receiveFor(destination, { mail, envelope, via, raw }));
    return rows;
  }

  private async receiveFor(
    destination: Destination | null,
    arrived: { mail: InboundMail; envelope: MailEnvelope; via: InboundMailRow['via']; raw: Buffer },
  ): Promise<InboundMailRow> {
    const { mail, envelope, via, raw } = arrived;
    const dedupeKey = keyOf(mail, destination);
    const known = await this.database.find<InboundMailRow>(mailByKey(dedupeKey));
    if (known !== null) return known;
    const receivedAt = this.clock.now();
    const judged: Judgement =
      destination === null
        ? { is: 'ignored', reason: 'not_for_us' }
        : await this.judging.judge(mail, destination.sid, receivedAt);
    const facts = {
      id: newId(receivedAt),
      dedupeKey,
      via,
      envelopeFrom: envelope.from?.slice(0, 254) ?? null,
      fromAddress: mail.from,
      subject: mail.subject,
      text: mail.text.slice(0, LONGEST_TEXT).toWellFormed(),
      messageId: mail.messageId,
      fileNames: mail.files.slice(0, 50).map(({ name }) => name),
      size: raw.length,
      storageKey: null,
      refusedFiles: [],
      filesWait: false,
      attempts: 0,
      receivedAt,
    };
    const entered = await this.entering.enter(facts, judged, raw);
    if (entered === null) return this.theOther(dedupeKey);
    return entered.status === 'received' ? this.joinNow(entered) : entered;
  }

  /** The mail is kept already: whatever goes wrong now is tried again by the worker. */
  private async joinNow(row: InboundMailRow): Promise<InboundMailRow> {
    try {
      return await this.replies.join(row.id);
    } catch (error) {
      this.log.warn({ err: error, mail: row.id }, 'a reply by mail could not be joined yet');
      return row;
    }
  }

  private async theOther(key: Buffer): Promise<InboundMailRow> {
    const other = await this.database.find<InboundMailRow>(mailByKey(key));
    if (other === null) throw new Error('The same mail was neither entered nor found.');
    return other;
  }

  /** Null stands for nowhere: none of its addresses is ours. */
  private destinationsOf(mail: InboundMail, envelope: MailEnvelope): readonly (Destination | null)[] {
    const { addresses } = this;
    const recipients = envelope.to.length > 0 ? envelope.to : mail.namedRecipients;
    const ours = recipients.filter((address) => addresses?.isOurs(address) === true);
    const tagged = new Set(ours.flatMap((address) => addresses?.sidIn(address) ?? []));
    if (tagged.size > 0) return [...tagged].slice(0, 5).map((sid) => ({ sid }));
    return [ours.length > 0 ? { sid: null } : null];
  }
}

/** One mail is one row for each request that it was sent to. */
function keyOf(mail: InboundMail, destination: Destination | null): Buffer {
  return createHash('sha256')
    .update(`${mail.fingerprint} ${destination?.sid ?? ''}`)
    .digest();
}
