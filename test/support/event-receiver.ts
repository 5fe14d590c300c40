import { createServer, type IncomingHttpHeaders } from 'node:http';
import twilio from 'twilio';

/** A CloudEvent as it arrived. */
export interface ReceivedEvent {
  readonly specversion: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly time: string;
  readonly dataschema: string;
  readonly datacontenttype: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ReceivedRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly events: readonly ReceivedEvent[];
}

/** What a receiver answers: a status, or nothing at all. */
export type Behaviour = number | 'hang';

export interface EventReceiver {
  /** Where it listens, `http://127.0.0.1:PORT/hook`. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** From now on. */
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

/** A server of a customer that takes events. */
export async function startReceiver(behaviour: Behaviour = 204): Promise<EventReceiver> {
  let now = behaviour;
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      requests.push({ url: request.url ?? '', headers: request.headers, body, events: JSON.parse(body) });
      if (now !== 'hang') response.writeHead(now).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    requests,
    behave: (behaviour) => (now = behaviour),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether the request is signed with the token, by the client's own check. */
export function isSigned(
  { headers, url, body }: ReceivedRequest,
  receiver: EventReceiver,
  authToken: string,
): boolean {
  const signature = headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  return twilio.validateRequestWithBody(authToken, signature, new URL(url, receiver.url).href, body);
}
