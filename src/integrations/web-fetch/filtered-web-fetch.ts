import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { FetchFailure, FetchedPage } from './web-fetch.js';
import { WebFetch, WebFetchError } from './web-fetch.js';

/** How far a fetch goes before it gives up. */
export interface FetchLimits {
  readonly maxRedirects: number;
  readonly maxBytes: number;
  /** For the whole fetch, redirects included. */
  readonly timeoutMs: number;
}

export const FETCH_LIMITS: FetchLimits = { maxRedirects: 5, maxBytes: 2 * 1024 * 1024, timeoutMs: 5000 };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const HEADERS = {
  accept: 'text/html,*/*;q=0.8',
  'accept-encoding': 'identity',
  'user-agent': 'Gatehouse/1.0',
};

/**
 * Fetches over sockets that refuse every address that is not public, after the name is resolved: a literal address in any spelling,
 * a name that points inside, and a redirect that leads there are all refused before a byte is sent.
 */
export class FilteredWebFetch extends WebFetch {
  private readonly httpAgent: RequestFilteringHttpAgent;
  private readonly httpsAgent: RequestFilteringHttpsAgent;

  /** @param allowedAddresses private addresses that may be reached all the same, for a test's own server */
  constructor(
    private readonly limits: FetchLimits = FETCH_LIMITS,
    allowedAddresses: readonly string[] = [],
  ) {
    super();
    const options = { allowIPAddressList: [...allowedAddresses] };
    this.httpAgent = new RequestFilteringHttpAgent(options);
    this.httpsAgent = new RequestFilteringHttpsAgent(options);
  }

  override async fetch(url: string, enough?: AbortSignal): Promise<FetchedPage> {
    const patience = AbortSignal.timeout(this.limits.timeoutMs);
    const signal = enough === undefined ? patience : AbortSignal.any([patience, enough]);
    try {
      return await this.follow(url, signal);
    } catch (error) {
      throw error instanceof WebFetchError
        ? error
        : new WebFetchError(failureOf(error, signal), url, { cause: error });
    }
  }

  private async follow(asked: string, signal: AbortSignal): Promise<FetchedPage> {
    const redirects: string[] = [];
    let url = readUrl(asked);
    for (;;) {
      const response = await this.get(url, signal);
      const location = REDIRECTS.has(response.statusCode ?? 0) ? response.headers.location : undefined;
      if (location === undefined) return await this.readPage(url, response, redirects);
      response.destroy();
      if (redirects.length === this.limits.maxRedirects) throw new WebFetchError('redirects_too_many', asked);
      redirects.push(url.href);
      url = readUrl(location, url);
    }
  }

  private get(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const isSecure = url.protocol === 'https:';
    const request = isSecure ? httpsRequest : httpRequest;
    const agent = isSecure ? this.httpsAgent : this.httpAgent;
    return new Promise((resolve, reject) => {
      request(url, { agent, headers: HEADERS, signal }, resolve).on('error', reject).end();
    });
  }

  private async readPage(
    url: URL,
    response: IncomingMessage,
    redirects: readonly string[],
  ): Promise<FetchedPage> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > this.limits.maxBytes) throw new WebFetchError('too_large', url.href);
      chunks.push(bytes);
    }
    const [contentType = ''] = (response.headers['content-type'] ?? '').split(';');
    return {
      url: url.href,
      status: response.statusCode ?? 0,
      contentType: contentType.trim().toLowerCase(),
      body: Buffer.concat(chunks),
      redirects,
    };
  }
}

/** Only http and https, and no name or password in the address. @throws WebFetchError `address_invalid` */
function readUrl(text: string, from?: URL): URL {
  const url = URL.canParse(text, from?.href) ? new URL(text, from?.href) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isWeb || url.username !== '' || url.password !== '') {
    throw new WebFetchError('address_invalid', text);
  }
  return url;
}

function failureOf(error: unknown, signal: AbortSignal): FetchFailure {
  if (signal.aborted) return 'timed_out';
  // The agent's refusal carries no code, only this sentence.
  const isRefusal = error instanceof Error && error.message.includes('is not allowed. Because');
  return isRefusal ? 'address_private' : 'unreachable';
}
