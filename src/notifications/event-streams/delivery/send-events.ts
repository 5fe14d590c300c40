import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/config.js';
import { FilteredPost } from '../../../integrations/webhooks/filtered-post.js';
import { WebhookDeliveryError } from '../../../integrations/webhooks/webhook-sender.js';
import { SECOND } from '../../../kernel/clock.js';
import { toSid } from '../../../kernel/ids.js';
import { SigningKey } from '../signing-key.js';
import type { ClaimedSink, DueDelivery } from './deliveries.sql.js';
import { writeRequest } from './event-request.js';

/** How long a receiver may take to answer (W170). */
const PATIENCE_MS = 5 * SECOND;

/** How a request ended: taken; refused for good; or not now, which is worth another try. */
export interface Sent {
  readonly outcome: 'taken' | 'refused' | 'not_now';
  readonly status: number | null;
  readonly error: string | null;
}

const TOO_MANY = 429;

/** Posts events to a sink. */
@Injectable()
export class SendEvents implements OnModuleDestroy {
  private readonly poster: FilteredPost;

  constructor(
    private readonly key: SigningKey,
    @Inject(CONFIG) { webhooks }: Pick<Config, 'webhooks'>,
  ) {
    this.poster = new FilteredPost({
      allowPrivate: webhooks.allowPrivate,
      patienceMs: PATIENCE_MS,
      keepAlive: true,
    });
  }

  /** Never throws: what went wrong is the outcome. */
  async run(sink: ClaimedSink, deliveries: readonly DueDelivery[]): Promise<Sent> {
    try {
      const { url, headers, body } = this.write(sink, deliveries);
      return outcomeOf(await this.poster.post(url, headers, body));
    } catch (error) {
      const isForGood = error instanceof WebhookDeliveryError && error.permanent;
      return { outcome: isForGood ? 'refused' : 'not_now', status: null, error: sentenceOf(error) };
    }
  }

  onModuleDestroy(): void {
    this.poster.close();
  }

  private write(
    { id, accountId, destination, sealedUserinfo, sealedToken }: ClaimedSink,
    deliveries: readonly DueDelivery[],
  ) {
    if (sealedToken === null)
      throw new Error(
        'The auth token that signs is not kept. Create a sink with the account SID and auth token.',
      );
    const events = deliveries.map(({ eventId, body }) => ({ sid: toSid('event', eventId), body }));
    return writeRequest(events, {
      destination,
      userinfo: sealedUserinfo === null ? null : this.key.open(sealedUserinfo, id),
      authToken: this.key.open(sealedToken, accountId),
    });
  }
}

function outcomeOf(status: number): Sent {
  if (status >= 200 && status < 300) return { outcome: 'taken', status, error: null };
  const isNotNow = status === TOO_MANY || status >= 500;
  return { outcome: isNotNow ? 'not_now' : 'refused', status, error: `The receiver answered ${status}.` };
}

/** What is read beside the delivery: short, and never with an address in it, which may carry a secret. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/https?:\/\/\S+/g, '[link]').slice(0, 300);
}
