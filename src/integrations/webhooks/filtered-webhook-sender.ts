import { SECOND } from '../../kernel/clock.js';
import { FilteredPost } from './filtered-post.js';
import { standardHeaders } from './standard-headers.js';
import { WebhookDeliveryError, WebhookSender, type OutgoingWebhook } from './webhook-sender.js';

export interface WebhookLimits {
  /** Whether this machine and private networks may be reached. */
  readonly allowPrivate: boolean;
  /** How long a receiver may take to answer. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 15 * SECOND;
/** The receiver's way to say that it wants no more (Standard Webhooks). */
const GONE = 410;

/** Posts webhooks signed by Standard Webhooks, never to a private address. */
export class FilteredWebhookSender extends WebhookSender {
  private readonly poster: FilteredPost;

  constructor({ allowPrivate, patienceMs = PATIENCE_MS }: WebhookLimits) {
    super();
    this.poster = new FilteredPost({ allowPrivate, patienceMs });
  }

  override async send({ url, secret, id, body }: OutgoingWebhook): Promise<void> {
    const headers = { 'content-type': 'application/json', ...standardHeaders(secret, id, body) };
    const status = await this.poster.post(url, headers, body);
    if (status >= 200 && status < 300) return;
    throw new WebhookDeliveryError(`The receiver answered ${status}.`, status === GONE, status);
  }
}
