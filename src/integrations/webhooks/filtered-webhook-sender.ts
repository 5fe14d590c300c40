import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';
import { SECOND } from '../../kernel/clock.js';
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

/**
 * Posts webhooks signed by Standard Webhooks over sockets that refuse every address that is not public, after the name is resolved.
 * A redirect is a refusal and is not followed; what the receiver writes besides the status is not read.
 */
export class FilteredWebhookSender extends WebhookSender {
  private readonly httpAgent: RequestFilteringHttpAgent;
  private readonly httpsAgent: RequestFilteringHttpsAgent;
  private readonly patienceMs: number;

  constructor({ allowPrivate, patienceMs = PATIENCE_MS }: WebhookLimits) {
    super();
    const options = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
    this.httpAgent = new RequestFilteringHttpAgent(options);
    this.httpsAgent = new RequestFilteringHttpsAgent(options);
    this.patienceMs = patienceMs;
  }

  override async send(webhook: OutgoingWebhook): Promise<void> {
    const status = await this.post(webhook).catch((error: unknown) => {
      throw unreachable(error);
    });
    if (status >= 200 && status < 300) return;
    throw new WebhookDeliveryError(`The receiver answered ${status}.`, status === GONE, status);
  }

  private post({ url, secret, id, body }: OutgoingWebhook): Promise<number> {
    // Receivers compare it with their own clocks, so it is the machine's time, not the program's.
    const sentAt = new Date();
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Gatehouse/1.0',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / SECOND)),
      'webhook-signature': new Webhook(secret).sign(id, sentAt, body),
    };
    const isSecure = url.startsWith('https:');
    const send = isSecure ? httpsRequest : httpRequest;
    const agent = isSecure ? this.httpsAgent : this.httpAgent;
    const signal = AbortSignal.timeout(this.patienceMs);
    return new Promise((resolve, reject) => {
      send(url, { method: 'POST', agent, headers, signal }, (response) => {
        response.on('error', () => undefined);
        response.destroy();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end(body);
    });
  }
}

function unreachable(error: unknown): WebhookDeliveryError {
  const reason = error instanceof Error ? error.message : String(error);
  // The agent's refusal carries no code, only this sentence.
  if (reason.includes('is not allowed. Because'))
    return new WebhookDeliveryError(
      'The receiver has a private address, which ALLOW_PRIVATE_WEBHOOKS does not allow.',
      true,
      null,
      { cause: error },
    );
  return new WebhookDeliveryError(`The receiver could not be reached: ${reason}`, false, null, {
    cause: error,
  });
}
