import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { FilteredPost } from '../integrations/webhooks/filtered-post.js';
import { WebhookDeliveryError } from '../integrations/webhooks/webhook-sender.js';
import { SECOND } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';

/** How long a receiver may take to answer. */
const PATIENCE_MS = 5 * SECOND;
const TOO_MANY = 429;

/**
 * Tells the owner of a customer profile at the address that he gave (`StatusCallback`) where the profile stands now, as a form. The
 * call is not signed, since the account's token is not kept in clear, and carries nothing but sids and the status: whoever
 * receives it asks the API for what is true.
 */
@Injectable()
export class SendStatusCallback implements OnModuleDestroy {
  private readonly poster: FilteredPost;

  constructor(@Inject(CONFIG) { webhooks }: Config) {
    this.poster = new FilteredPost({ allowPrivate: webhooks.allowPrivate, patienceMs: PATIENCE_MS });
  }

  /** A receiver that is overloaded or broken is asked again; one that refuses is not. @throws WebhookDeliveryError, InvalidError */
  async run({ payload }: Pick<ClaimedMessage, 'payload'>): Promise<void> {
    const form = new URLSearchParams({
      AccountSid: textIn(payload, 'accountSid'),
      CustomerProfileSid: textIn(payload, 'profileSid'),
      Status: textIn(payload, 'status'),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await this.poster.post(textIn(payload, 'url'), headers, form.toString());
    if (answer >= 200 && answer < 300) return;
    const isHopeless = answer >= 300 && answer < 500 && answer !== TOO_MANY;
    throw new WebhookDeliveryError(`The receiver answered ${answer}.`, isHopeless, answer);
  }

  onModuleDestroy(): void {
    this.poster.close();
  }
}

/** @throws InvalidError for a message that does not say it */
function textIn(payload: object, name: string): string {
  const value: unknown = Object.entries(payload).find(([key]) => key === name)?.[1];
  if (typeof value === 'string') return value;
  throw new InvalidError('callback_incomplete', `This message does not say its ${name}.`);
}
