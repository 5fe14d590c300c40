import { Injectable } from '@nestjs/common';
import { assertNever } from '../kernel/errors.js';
import { STATUS_CALLBACK } from '../ledger/outbox-message.js';
import { FanOutEvent } from './event-streams/fan-out-event.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';
import { SendEmail } from './send-email.js';
import { SendPhoneMessage } from './send-phone-message.js';
import { SendStatusCallback } from './send-status-callback.js';
import { SendWebhook } from './send-webhook.js';

/** Hands a message of the outbox to the sender of its channel. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly sendEmail: SendEmail,
    private readonly sendPhoneMessage: SendPhoneMessage,
    private readonly sendWebhook: SendWebhook,
    private readonly sendStatusCallback: SendStatusCallback,
    private readonly fanOut: FanOutEvent,
  ) {}

  /** @throws InvalidError, or the sender's own error, which says whether trying again is of use */
  async run(message: ClaimedMessage): Promise<void> {
    const { channel, template } = message;
    if (channel === 'email') return this.sendEmail.run(message);
    if (template === STATUS_CALLBACK) return this.sendStatusCallback.run(message);
    if (channel === 'webhook') return this.sendWebhook.run(message);
    if (channel === 'event') return this.fanOut.run(message);
    if (channel === 'sms' || channel === 'voice') return this.sendPhoneMessage.run(message);
    assertNever(channel);
  }
}
