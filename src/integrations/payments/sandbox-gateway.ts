import type { SandboxSettings } from '../../config/payment-settings.js';
import type { Money } from '../../kernel/money.js';
import {
  PaymentGateway,
  type Headers,
  type NewPayment,
  type OpenedPayment,
  type PayForm,
  type ReadWebhook,
  type RefundAnswer,
  type RefundOrder,
} from './payment-gateway.js';
import { readSandboxBody, sandboxBody, type SandboxType } from './sandbox-body.js';
import { refuseSandboxSignature, signSandboxBody } from './sandbox-signature.js';

export const SANDBOX = 'sandbox';

/** Something that the sandbox will call back with. */
export interface SandboxCallback {
  readonly eventId: string;
  readonly payment: string;
  readonly body: string;
  /** How often it is sent: gateways do repeat themselves. */
  readonly copies: number;
  readonly delaySeconds: number;
}

/** Keeps callbacks until they are due, each `eventId` once, over restarts. */
export interface SandboxPost {
  keep(callback: SandboxCallback): Promise<void>;
}

export interface SandboxSurroundings {
  readonly settings: Pick<SandboxSettings, 'latePercent' | 'lateSeconds' | 'twicePercent'>;
  readonly secret: string;
  /** Where people reach our site. */
  readonly siteUrl: () => string;
  readonly post: SandboxPost;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** The machine's time, by which callbacks are signed. */
  readonly wallClock: () => Date;
}

const SENDING_PATIENCE_MS = 10_000;

/**
 * A payment gateway that takes no real money and otherwise behaves like one: a pay page of its own, signed webhooks over HTTP, some
 * late and some twice when it is set so, refunds that are ordered once and told of afterwards.
 */
export class SandboxGateway extends PaymentGateway {
  override readonly name = SANDBOX;

  constructor(private readonly around: SandboxSurroundings) {
    super();
  }

  override canTake(): boolean {
    return true;
  }

  override createPayment({ payment }: NewPayment): Promise<OpenedPayment> {
    const payUrl = `${this.around.siteUrl()}/sandbox/payments/${payment}`;
    return Promise.resolve({ reference: `sandbox_${payment}`, payUrl });
  }

  override async refund({ payment, money, idempotencyKey }: RefundOrder): Promise<RefundAnswer> {
    await this.around.post.keep(
      this.callback('payment.refunded', payment, money, `refund_${idempotencyKey}`),
    );
    return 'ordered';
  }

  override readWebhook(body: Buffer, headers: Headers, receivedAt: Date): Promise<ReadWebhook> {
    const signature = headers['x-sandbox-signature'];
    const refused = refuseSandboxSignature(signature, body, this.around.secret, receivedAt);
    if (refused !== null) return Promise.resolve({ ok: false, refused });
    const event = readSandboxBody(body.toString('utf8'));
    return Promise.resolve(event === null ? { ok: false, refused: 'malformed' } : { ok: true, event });
  }

  override payForm(): Promise<PayForm | null> {
    return Promise.resolve(null);
  }

  /** A callback as the settings make it: late and twice by chance. */
  callback(type: SandboxType, payment: string, money: Money, eventId: string): SandboxCallback {
    const { settings, chance } = this.around;
    return {
      eventId,
      payment,
      body: sandboxBody(eventId, type, payment, money),
      copies: chance() * 100 < settings.twicePercent ? 2 : 1,
      delaySeconds: chance() * 100 < settings.latePercent ? settings.lateSeconds : 0,
    };
  }

  /** Sends one body, signed now. @throws when it was not taken in */
  async send(body: string, webhookUrl: string): Promise<void> {
    const { secret, wallClock } = this.around;
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-sandbox-signature': signSandboxBody(body, secret, wallClock()),
      },
      body,
      signal: AbortSignal.timeout(SENDING_PATIENCE_MS),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The sandbox's callback was answered with ${response.status}.`);
  }
}
