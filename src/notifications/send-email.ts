import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ViewEngine } from '../http/views/view-engine.js';
import { MailSender } from '../integrations/mail/mail-sender.js';
import { Clock } from '../kernel/clock.js';
import { messageIdOf } from './message-id.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';
import { renderEmail } from './render-email.js';

/** Writes an e-mail of the outbox out and hands it to the mail server. */
@Injectable()
export class SendEmail {
  constructor(
    private readonly views: ViewEngine,
    private readonly mail: MailSender,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailFrom'>,
  ) {}

  /** @throws InvalidError, MailDeliveryError */
  async run(message: ClaimedMessage): Promise<void> {
    const email = renderEmail(this.views, message, this.clock.now());
    await this.mail.send({
      to: message.recipient,
      ...email,
      messageId: messageIdOf(message.id, this.config),
    });
  }
}
