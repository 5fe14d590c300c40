/** One webhook to one receiver, ready to go. */
export interface OutgoingWebhook {
  readonly url: string;
  /** Standard Webhooks: `whsec_` and base64. */
  readonly secret: string;
  /** The same when the same event is sent again, so that the receiver can tell. */
  readonly id: string;
  /** JSON, signed as it stands. */
  readonly body: string;
}

/** The receiver did not take the webhook: it refused, was not there, may not be reached, or took too long. */
export class WebhookDeliveryError extends Error {
  constructor(
    message: string,
    /** True when trying again is no use before a person has put something right. */
    readonly permanent: boolean,
    /** The receiver's answer, or null when there was none. */
    readonly status: number | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'WebhookDeliveryError';
  }
}

/** Sends signed webhooks. Called by the worker that delivers the outbox, never inside a transaction. */
export abstract class WebhookSender {
  /** Resolves when the receiver answered with a 2xx. @throws WebhookDeliveryError */
  abstract send(webhook: OutgoingWebhook): Promise<void>;
}
