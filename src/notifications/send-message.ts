import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ViewEngine } from '../http/views/view-engine.js';
import { MailSender } from '../integrations/mail/mail-sender.js';
import { SmsSender } from '../integrations/sms/sms-sender.js';
import { Clock } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';
import { renderEmail } from './render-email.js';

/** Writes a message of the outbox out and hands it to the sender of its channel. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly views: ViewEngine,
    private readonly mail: MailSender,
    private readonly sms: SmsSender,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailFrom'>,
  ) {}

  /**
   * The message id is the outbox id each time, so that mailboxes can tell a message that comes twice.
   * @throws InvalidError, MailDeliveryError
   */
  async run(message: ClaimedMessage): Promise<void> {
    const { id, channel, recipient, payload } = message;
    const messageId = `<${id}@${domainOf(this.config.mailFrom)}>`;
    if (channel === 'email') {
      const email = renderEmail(this.views, message, this.clock.now());
      await this.mail.send({ to: recipient, ...email, messageId });
    } else if (channel === 'sms' && 'text' in payload && typeof payload.text === 'string') {
      await this.sms.send({ to: recipient, text: payload.text, messageId });
    } else {
      throw new InvalidError('channel_unknown', `Nothing here delivers this ${channel} message.`);
    }
  }
}

/** The domain of `Gatehouse <support@example.com>`; message ids belong to a domain. */
function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'gatehouse.invalid';
}
