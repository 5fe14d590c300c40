import type { Stripe } from 'stripe';
import type { GatewayEvent, PaymentNews } from './payment-gateway.js';
import { fromStripeAmount } from './stripe-amounts.js';

/** What every payment at Stripe carries of ours: by it an event finds its deposit. */
export const MARKS = { payment: 'deposit', account: 'account' } as const;

/** A dispute that is only an inquiry takes no money. */
const ONLY_ASKED = /^warning_/;

/** What an event of Stripe tells about a payment; null for one that is of no interest here. */
export function readStripeEvent(event: Stripe.Event): GatewayEvent | null {
  switch (event.type) {
    case 'payment_intent.succeeded':
      return ofIntent(event.id, 'succeeded', event.data.object, event.data.object.amount_received);
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
      return ofIntent(event.id, 'failed', event.data.object, event.data.object.amount);
    case 'charge.refunded':
      return told(event.id, 'refunded', event.data.object, event.data.object.amount_refunded);
    case 'refund.failed':
      return told(event.id, 'refund_failed', event.data.object, event.data.object.amount);
    case 'charge.dispute.created':
      if (ONLY_ASKED.test(event.data.object.status)) return null;
      return told(event.id, 'disputed', event.data.object, event.data.object.amount);
    case 'charge.dispute.funds_withdrawn':
      return told(event.id, 'disputed', event.data.object, event.data.object.amount);
    case 'charge.dispute.funds_reinstated':
      // Money that comes back after the account has lost its deposit: a person decides what becomes of it.
      return told(event.id, null, event.data.object, event.data.object.amount);
    default:
      return null;
  }
}

function ofIntent(id: string, kind: PaymentNews, intent: Stripe.PaymentIntent, amount: number): GatewayEvent {
  const { currency, metadata } = intent;
  return told(id, kind, { currency, metadata, payment_intent: intent.id }, amount);
}

interface AboutIntent {
  readonly currency: string;
  readonly metadata: Stripe.Metadata | null;
  readonly payment_intent: string | Stripe.PaymentIntent | null;
}

function told(id: string, kind: PaymentNews | null, about: AboutIntent, amount: number): GatewayEvent {
  const intent = about.payment_intent;
  const money = fromStripeAmount(amount, about.currency);
  return {
    id,
    kind,
    payment: about.metadata?.[MARKS.payment] ?? null,
    reference: typeof intent === 'string' ? intent : (intent?.id ?? null),
    account: about.metadata?.[MARKS.account] ?? null,
    amount: money?.amount ?? null,
    currency: about.currency.toUpperCase(),
  };
}
