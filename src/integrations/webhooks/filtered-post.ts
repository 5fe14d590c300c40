import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { SECOND } from '../../kernel/clock.js';
import { WebhookDeliveryError } from './webhook-sender.js';

export interface PostLimits {
  /** Whether this machine and private networks may be reached. */
  readonly allowPrivate: boolean;
  /** How long a receiver may take to answer. */
  readonly patienceMs: number;
  /** Whether connections are kept for the next request to the same receiver. */
  readonly keepAlive?: boolean;
}

/** A short answer is read to its end and thrown away, so that its connection can be used again; a longer one costs the connection. */
const MOST_SKIPPED = 16 * 1024;

/** How long a name may take to be resolved when its address is looked at beforehand. */
const LOOKUP_PATIENCE_MS = 2 * SECOND;

/**
 * Posts over sockets that refuse every address that is not public, after the name is resolved. A redirect is an answer like others and
 * is not followed; what the receiver writes besides the status is not read.
 */
export class FilteredPost {
  private readonly httpAgent: RequestFilteringHttpAgent;
  private readonly httpsAgent: RequestFilteringHttpsAgent;
  private readonly patienceMs: number;
  private readonly keepAlive: boolean;

  constructor({ allowPrivate, patienceMs, keepAlive = false }: PostLimits) {
    const options = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate, keepAlive };
    this.httpAgent = new RequestFilteringHttpAgent(options);
    this.httpsAgent = new RequestFilteringHttpsAgent(options);
    this.patienceMs = patienceMs;
    this.keepAlive = keepAlive;
  }

  /** Gives the status of the answer. @throws WebhookDeliveryError when there was none */
  async post(url: string, headers: Readonly<Record<string, string | number>>, body: string): Promise<number> {
    return this.send(url, headers, body).catch((error: unknown) => {
      throw unreachable(error);
    });
  }

  /**
   * Whether a post to that address would be refused for where it leads. A name that cannot be resolved now leads nowhere and is no
   * reason; every post looks again.
   */
  async isForbidden(url: string): Promise<boolean> {
    const { hostname, port, protocol } = new URL(url);
    const host = hostname.replaceAll(/[[\]]/g, '');
    return new Promise((resolve) => {
      // Without a listener a refusal comes as an error of the socket, and not before there is one.
      const socket = this.httpAgent.createConnection({
        host,
        port: Number(port) || (protocol === 'https:' ? 443 : 80),
      });
      const timer = setTimeout(() => answer(false), LOOKUP_PATIENCE_MS);
      const answer = (isForbidden: boolean): void => {
        clearTimeout(timer);
        socket.on('error', () => undefined).destroy();
        resolve(isForbidden);
      };
      socket.once('error', (error) => answer(isRefusal(error)));
      socket.on('lookup', (error: Error | null) => answer(error !== null && isRefusal(error)));
      if (isIP(host) !== 0) setImmediate(() => answer(false)); // a refusal of a literal address has come before
    });
  }

  close(): void {
    this.httpAgent.destroy();
    this.httpsAgent.destroy();
  }

  private send(
    url: string,
    headers: Readonly<Record<string, string | number>>,
    body: string,
  ): Promise<number> {
    const isSecure = url.startsWith('https:');
    const send = isSecure ? httpsRequest : httpRequest;
    const agent = isSecure ? this.httpsAgent : this.httpAgent;
    const signal = AbortSignal.timeout(this.patienceMs);
    return new Promise((resolve, reject) => {
      const options = {
        method: 'POST',
        agent,
        signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Gatehouse/1.0' },
      };
      send(url, options, (response) => {
        response.on('error', () => undefined);
        skip(response, this.keepAlive ? MOST_SKIPPED : 0);
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end(body);
    });
  }
}

function skip(response: IncomingMessage, most: number): void {
  let seen = 0;
  if (most === 0) response.destroy();
  else
    response.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > most) response.destroy();
    });
}

function unreachable(error: unknown): WebhookDeliveryError {
  const reason = error instanceof Error ? error.message : String(error);
  if (isRefusal(error))
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

/** The agent's refusal carries no code, only this sentence. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.includes('is not allowed. Because');
}
