import type { Money } from '../../kernel/money.js';

/** A payment that somebody is about to make. `payment` is our own name for it: the deposit's sid. */
export interface NewPayment {
  readonly payment: string;
  /** Sid of the account that it is for. */
  readonly account: string;
  readonly money: Money;
}

/** Where the payment stands at the gateway. */
export interface OpenedPayment {
  /** The gateway's name for it. */
  readonly reference: string;
  /** Where a person pays it, with his own card; no card number ever reaches us. */
  readonly payUrl: string;
}

/** What the page needs on which the payment is made; gateways with a page of their own need none of ours. */
export interface PayForm {
  readonly publishableKey: string;
  /** Lets the browser make exactly this payment, and nothing else. */
  readonly clientSecret: string;
}

export interface RefundOrder {
  readonly payment: string;
  readonly reference: string;
  readonly money: Money;
  /** The same for every attempt at the same refund: the gateway carries it out once. */
  readonly idempotencyKey: string;
}

/** `ordered`: it will be told by webhook when the money is on its way. `made_before`: the whole amount had gone back already. */
export type RefundAnswer = 'ordered' | 'made_before';

export const PAYMENT_NEWS = ['succeeded', 'failed', 'refunded', 'disputed', 'refund_failed'] as const;
export type PaymentNews = (typeof PAYMENT_NEWS)[number];

/** One thing that a gateway tells of one payment. What it did not tell, or told in no usable form, is null. */
export interface GatewayEvent {
  /** The gateway's id of the event, the same each time it is told. */
  readonly id: string;
  /** Null: something of which we make nothing, though it is about money. */
  readonly kind: PaymentNews | null;
  /** Our own name for the payment, as it was given to the gateway. */
  readonly payment: string | null;
  /** The gateway's name for it. */
  readonly reference: string | null;
  /** The account as it was given to the gateway. */
  readonly account: string | null;
  /** Minor units, as we count them. */
  readonly amount: number | null;
  readonly currency: string | null;
}

export type RefusedWebhook = 'signature_missing' | 'signature_wrong' | 'too_old' | 'malformed';

/** A webhook that the gateway did send, or why it is not believed. `event` is null for news that is of no interest. */
export type ReadWebhook =
  | { readonly ok: true; readonly event: GatewayEvent | null }
  | { readonly ok: false; readonly refused: RefusedWebhook };

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** For how long the signature of a webhook is good, in seconds of the machine's clock: replays of older ones are refused. */
export const TOLERANCE_SECONDS = 300;

/** The gateway refused for good; asking again is no use. */
export class PaymentRefusedError extends Error {}

/** Takes money from customers and gives it back. Never called inside a transaction. */
export abstract class PaymentGateway {
  abstract readonly name: string;

  /** Whether the gateway can take this amount of this currency at all. */
  abstract canTake(money: Money): boolean;

  /** Asked again with the same `payment`, it gives the same one. @throws PaymentRefusedError, or any error when asking again may help */
  abstract createPayment(payment: NewPayment): Promise<OpenedPayment>;

  /** @throws PaymentRefusedError, or any error when asking again may help */
  abstract refund(order: RefundOrder): Promise<RefundAnswer>;

  /** `body` is exactly what came over the wire; `receivedAt` is the machine's time, by which the gateway signed. */
  abstract readWebhook(body: Buffer, headers: Headers, receivedAt: Date): Promise<ReadWebhook>;

  /** What our pay page needs; null where the gateway has a page of its own. */
  abstract payForm(reference: string): Promise<PayForm | null>;
}
