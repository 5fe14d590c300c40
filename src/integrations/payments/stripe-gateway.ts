import type { Stripe } from 'stripe';
import type { StripeSettings } from '../../config/payment-settings.js';
import type { Money } from '../../kernel/money.js';
import {
  PaymentGateway,
  PaymentRefusedError,
  TOLERANCE_SECONDS,
  type Headers,
  type NewPayment,
  type OpenedPayment,
  type PayForm,
  type ReadWebhook,
  type RefundAnswer,
  type RefundOrder,
} from './payment-gateway.js';
import { toStripeAmount } from './stripe-amounts.js';
import { MARKS, readStripeEvent } from './stripe-events.js';

export const STRIPE = 'stripe';

const PATIENCE_MS = 15_000;

/**
 * Stripe: a PaymentIntent a deposit, paid on our page through Stripe's own form, so that no card number touches us. The library is
 * loaded when it is first needed; it takes longer than the rest of the start.
 */
export class StripeGateway extends PaymentGateway {
  override readonly name = STRIPE;
  private opened: Promise<Stripe> | undefined;

  /** `payPage` gives the address of our page for a payment. */
  constructor(
    private readonly settings: StripeSettings,
    private readonly payPage: (payment: string) => string,
  ) {
    super();
  }

  override canTake(money: Money): boolean {
    return toStripeAmount(money) !== null;
  }

  override async createPayment({ payment, account, money }: NewPayment): Promise<OpenedPayment> {
    const amount = toStripeAmount(money);
    if (amount === null)
      throw new PaymentRefusedError(`Stripe does not take ${money.amount} ${money.currency}.`);
    const stripe = await this.stripe();
    const intent = await asking(() =>
      stripe.paymentIntents.create(
        {
          amount,
          currency: money.currency.toLowerCase(),
          automatic_payment_methods: { enabled: true },
          description: `Refundable deposit ${payment}`,
          metadata: { [MARKS.payment]: payment, [MARKS.account]: account },
        },
        { idempotencyKey: `create_${payment}` },
      ),
    );
    return { reference: intent.id, payUrl: this.payPage(payment) };
  }

  override async refund({ payment, reference, idempotencyKey }: RefundOrder): Promise<RefundAnswer> {
    const stripe = await this.stripe();
    try {
      await asking(() =>
        stripe.refunds.create(
          { payment_intent: reference, metadata: { [MARKS.payment]: payment } },
          { idempotencyKey: `refund_${idempotencyKey}` },
        ),
      );
      return 'ordered';
    } catch (error) {
      if (error instanceof PaymentRefusedError && codeOf(error.cause) === 'charge_already_refunded')
        return 'made_before';
      throw error;
    }
  }

  override async readWebhook(body: Buffer, headers: Headers, receivedAt: Date): Promise<ReadWebhook> {
    const signature = headers['stripe-signature'];
    if (typeof signature !== 'string') return { ok: false, refused: 'signature_missing' };
    const stripe = await this.stripe();
    const { webhookSecret } = this.settings;
    try {
      const event = stripe.webhooks.constructEvent(
        body,
        signature,
        webhookSecret,
        TOLERANCE_SECONDS,
        undefined,
        receivedAt.getTime(),
      );
      return { ok: true, event: readStripeEvent(event) };
    } catch (error) {
      if (error instanceof SyntaxError) return { ok: false, refused: 'malformed' };
      const isLate = error instanceof Error && error.message.includes('outside the tolerance');
      return { ok: false, refused: isLate ? 'too_old' : 'signature_wrong' };
    }
  }

  override async payForm(reference: string): Promise<PayForm | null> {
    const stripe = await this.stripe();
    const { client_secret: clientSecret } = await asking(() => stripe.paymentIntents.retrieve(reference));
    return clientSecret === null ? null : { publishableKey: this.settings.publishableKey, clientSecret };
  }

  private stripe(): Promise<Stripe> {
    this.opened ??= this.open();
    return this.opened;
  }

  private async open(): Promise<Stripe> {
    const { Stripe: Client } = await import('stripe');
    const { secretKey, apiUrl } = this.settings;
    const at = apiUrl === null ? null : new URL(apiUrl);
    return new Client(secretKey, {
      maxNetworkRetries: 1,
      timeout: PATIENCE_MS,
      telemetry: false,
      ...(at !== null && {
        host: at.hostname,
        port: at.port === '' ? (at.protocol === 'http:' ? 80 : 443) : at.port,
        protocol: at.protocol === 'http:' ? ('http' as const) : ('https' as const),
      }),
    });
  }
}

/** Errors for which asking again may help: the line, too many questions, a wrong key that somebody will mend, Stripe's own. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'StripeConnectionError',
  'StripeRateLimitError',
  'StripeAuthenticationError',
  'StripePermissionError',
  'StripeAPIError',
]);

/** Asks Stripe; what it refuses for good becomes a PaymentRefusedError, its cause being what Stripe said. */
async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    const type = error instanceof Error && 'type' in error ? String(error.type) : '';
    if (!type.startsWith('Stripe') || MAY_PASS.has(type)) throw error;
    throw new PaymentRefusedError(error instanceof Error ? error.message : type, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
