import { isCurrency } from '../kernel/money.js';
import { ConfigError, list, number, oneOf, text, url, type Environment } from './environment.js';

export const GATEWAYS = ['sandbox', 'stripe'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

export interface StripeSettings {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
  /** Null: Stripe's own. */
  readonly apiUrl: string | null;
}

export interface SandboxSettings {
  /** Null: one kept in the data folder. */
  readonly secret: string | null;
  /** How many of its callbacks in a hundred come late, and by how much. */
  readonly latePercent: number;
  readonly lateSeconds: number;
  /** How many in a hundred come twice. */
  readonly twicePercent: number;
}

export interface PaymentSettings {
  /** Takes new payments. */
  readonly gateway: GatewayName;
  /** Null unless its keys are set. They may be set without being chosen, so that what was paid there earlier can be refunded. */
  readonly stripe: StripeSettings | null;
  readonly sandbox: SandboxSettings;
  /** T8: the least deposit in minor units, by currency; a currency without one is not accepted. */
  readonly depositMinimums: Readonly<Record<string, number>>;
  /** The greatest deposit, as so many times the least. */
  readonly depositMostTimes: number;
}

/** T8: at least 10.00 USD, or about as much in another currency. */
const MINIMUMS = ['USD=1000', 'EUR=1000', 'GBP=900', 'JPY=1500'];

/** @throws ConfigError also where a production system would take play money without having said so */
export function readPaymentSettings(env: Environment, production: boolean): PaymentSettings {
  if (production && text(env, 'PAYMENT_GATEWAY') === null)
    throw new ConfigError(
      'PAYMENT_GATEWAY is not set. With NODE_ENV=production say which it is: stripe, or sandbox, which takes no real money.',
    );
  const gateway = oneOf(env, 'PAYMENT_GATEWAY', GATEWAYS, 'sandbox');
  const stripe = readStripe(env, gateway === 'stripe');
  const minimums = list(env, 'DEPOSIT_MINIMUMS');
  return Object.freeze({
    gateway,
    stripe,
    sandbox: {
      secret: text(env, 'SANDBOX_GATEWAY_SECRET'),
      latePercent: number(env, 'SANDBOX_LATE_PERCENT', 0, 0, 100),
      lateSeconds: number(env, 'SANDBOX_LATE_SECONDS', 20, 1, 86_400),
      twicePercent: number(env, 'SANDBOX_TWICE_PERCENT', 0, 0, 100),
    },
    depositMinimums: Object.fromEntries((minimums.length > 0 ? minimums : MINIMUMS).map(readMinimum)),
    depositMostTimes: number(env, 'DEPOSIT_MOST_TIMES', 1000, 1, 1_000_000),
  });
}

function readStripe(env: Environment, needed: boolean): StripeSettings | null {
  const names = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
  const [secretKey, publishableKey, webhookSecret] = names.map((name) => text(env, name));
  if (secretKey == null || publishableKey == null || webhookSecret == null) {
    const missing = names.filter((name) => text(env, name) === null);
    if (needed || missing.length < names.length)
      throw new ConfigError(`Payments through Stripe need ${missing.join(' and ')}.`);
    return null;
  }
  return { secretKey, publishableKey, webhookSecret, apiUrl: url(env, 'STRIPE_API_URL') };
}

function readMinimum(pair: string): readonly [string, number] {
  const [currency = '', least = ''] = pair.split('=').map((part) => part.trim());
  if (!isCurrency(currency) || !/^[1-9]\d{0,8}$/.test(least))
    throw new ConfigError(
      `DEPOSIT_MINIMUMS has "${pair}"; it takes currencies with their least deposit in minor units, such as USD=1000,JPY=1500.`,
    );
  return [currency, Number(least)];
}
