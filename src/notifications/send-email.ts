import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ViewEngine } from '../http/views/view-engine.js';
import { REPLY_ADDRESSES } from '../integrations/inbound-mail/open-reply-addresses.js';
import type { ReplyAddresses } from '../integrations/inbound-mail/reply-addresses.js';
import { MailSender } from '../integrations/mail/mail-sender.js';
import { Clock } from '../kernel/clock.js';
import { messageIdOf } from './message-id.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';
import { renderEmail } from './render-email.js';
import { replyToFor } from './reply-to.js';

/** Writes an e-mail of the outbox out and hands it to the mail server. */
@Injectable()
export class SendEmail {
  constructor(
    private readonly views: ViewEngine,
    private readonly mail: MailSender,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailFrom'>,
    @Inject(REPLY_ADDRESSES) private readonly replies: ReplyAddresses | null,
  ) {}

  /** @throws InvalidError, MailDeliveryError */
  async run(message: ClaimedMessage): Promise<void> {
    const replyTo = replyToFor(message.payload, this.replies);
    const email = renderEmail(this.views, message, this.clock.now(), { canReply: replyTo !== null });
    await this.mail.send({
      to: message.recipient,
      ...email,
      ...(replyTo !== null && { replyTo }),
      messageId: messageIdOf(message.id, this.config),
    });
  }
}
