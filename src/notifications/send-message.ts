import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { SmsSender } from '../integrations/sms/sms-sender.js';
import { InvalidError } from '../kernel/errors.js';
import { messageIdOf } from './message-id.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';
import { SendEmail } from './send-email.js';
import { SendWebhook } from './send-webhook.js';

/** Hands a message of the outbox to the sender of its channel. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly sendEmail: SendEmail,
    private readonly sms: SmsSender,
    private readonly sendWebhook: SendWebhook,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailFrom'>,
  ) {}

  /** @throws InvalidError, or the sender's own error, which says whether trying again is of use */
  async run(message: ClaimedMessage): Promise<void> {
    const { id, channel, recipient, payload } = message;
    if (channel === 'email') return this.sendEmail.run(message);
    if (channel === 'webhook') return this.sendWebhook.run(message);
    if ('text' in payload && typeof payload.text === 'string')
      return this.sms.send({
        to: recipient,
        text: payload.text,
        messageId: messageIdOf(id, this.config),
      });
    throw new InvalidError('channel_unknown', `Nothing here delivers this ${channel} message.`);
  }
}
