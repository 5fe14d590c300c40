import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { WebhookSender } from '../integrations/webhooks/webhook-sender.js';
import { InvalidError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { PLATFORM } from '../ledger/platform-events.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';

/** Tells the platform of an event: `{type, timestamp, data}`, signed, with the outbox id as the id of the event. */
@Injectable()
export class SendWebhook {
  constructor(
    private readonly sender: WebhookSender,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhooks'>,
  ) {}

  /** @throws InvalidError when nobody is to be told (any more), WebhookDeliveryError */
  async run({ id, template, recipient, payload, createdAt }: ClaimedMessage): Promise<void> {
    const { platform } = this.config.webhooks;
    if (recipient !== PLATFORM || platform === null)
      throw new InvalidError(
        'webhook_unaddressed',
        'PLATFORM_WEBHOOK_URL is not set, so nobody can be told.',
      );
    const body = JSON.stringify({ type: template, timestamp: createdAt.toISOString(), data: payload });
    await this.sender.send({ ...platform, id: toSid('outbox', id), body });
  }
}
