import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Stripe } from 'stripe';

export const STRIPE_ENV = {
  PAYMENT_GATEWAY: 'stripe',
  STRIPE_SECRET_KEY: 'sk_test_gatehouse',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_gatehouse',
  STRIPE_WEBHOOK_SECRET: 'whsec_gatehouse',
} as const;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly fields: URLSearchParams;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Stands where Stripe's API is: as much of it as the adapter speaks, with Stripe's answers to repeats and to what it refuses. */
export class StripeServer {
  readonly asked: Asked[] = [];
  /** What is answered instead, while it is set. */
  outage: Answer | null = null;
  private readonly kept = new Map<string, Answer>();
  private readonly intents = new Map<string, { id: string; refunded: boolean }>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StripeServer> {
    const server = createServer((request, response) => void stand.answer(request, response));
    const stand = new StripeServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return stand;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** What was asked of one kind, the same repeat under the same key counted once. */
  orders(path: string): readonly string[] {
    return [...new Set(this.asked.filter((asked) => asked.path === path).map(({ key }) => key ?? ''))];
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const key = request.headers['idempotency-key'];
    const asked: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      key: typeof key === 'string' ? key : undefined,
      fields: new URLSearchParams(Buffer.concat(chunks).toString()),
    };
    this.asked.push(asked);
    const { status, body } = this.outage ?? this.once(asked);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private once(asked: Asked): Answer {
    const kept = asked.key === undefined ? undefined : this.kept.get(asked.key);
    const answer = kept ?? this.carryOut(asked);
    if (asked.key !== undefined) this.kept.set(asked.key, answer);
    return answer;
  }

  private carryOut({ method, path, fields }: Asked): Answer {
    if (method === 'POST' && path === '/v1/payment_intents') {
      const id = `pi_${this.intents.size + 1}`;
      this.intents.set(id, { id, refunded: false });
      return { status: 200, body: { id, object: 'payment_intent', client_secret: `${id}_secret` } };
    }
    if (method === 'POST' && path === '/v1/refunds') {
      const intent = this.intents.get(fields.get('payment_intent') ?? '');
      if (intent === undefined) return refused('resource_missing', 'No such payment_intent');
      if (intent.refunded) return refused('charge_already_refunded', 'Charge has already been refunded.');
      intent.refunded = true;
      return { status: 200, body: { id: `re_${intent.id}`, object: 'refund', status: 'succeeded' } };
    }
    const [, id = ''] = /^\/v1\/payment_intents\/(\w+)$/.exec(path) ?? [];
    if (this.intents.has(id))
      return { status: 200, body: { id, object: 'payment_intent', client_secret: `${id}_secret` } };
    return refused('resource_missing', 'Nothing here.');
  }
}

export function refused(code: string, message: string): Answer {
  return { status: 400, body: { error: { type: 'invalid_request_error', code, message } } };
}

const signer = new Stripe('sk_test_gatehouse');

const WEBHOOK_SECRET: string = STRIPE_ENV.STRIPE_WEBHOOK_SECRET;

/** A webhook of Stripe with its own library's signature. */
export function stripeWebhook(
  type: string,
  object: object,
  { id = `evt_${Math.random().toString(36).slice(2)}`, at = new Date(), secret = WEBHOOK_SECRET } = {},
): { readonly body: string; readonly headers: Record<string, string> } {
  const body = JSON.stringify({ id, object: 'event', type, data: { object } });
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = signer.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
  return { body, headers: { 'stripe-signature': signature } };
}
