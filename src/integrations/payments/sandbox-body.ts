import type { Money } from '../../kernel/money.js';
import type { GatewayEvent, PaymentNews } from './payment-gateway.js';

/** What the sandbox calls its news on the wire. */
export const SANDBOX_TYPES = {
  'payment.succeeded': 'succeeded',
  'payment.failed': 'failed',
  'payment.refunded': 'refunded',
  'payment.disputed': 'disputed',
  'payment.refund_failed': 'refund_failed',
} as const satisfies Readonly<Record<string, PaymentNews>>;
export type SandboxType = keyof typeof SANDBOX_TYPES;

const LONGEST_ID = 200;

/** The body of a callback, exactly as it is signed and sent. */
export function sandboxBody(
  id: string,
  type: SandboxType,
  payment: string,
  { amount, currency }: Money,
): string {
  return JSON.stringify({ id, type, payment, amount, currency });
}

/** What a body tells; null when it does not even say which event it is. */
export function readSandboxBody(text: string): GatewayEvent | null {
  const told = parsed(text);
  const id = textOf(told['id']);
  if (id === null) return null;
  const type = textOf(told['type']) ?? '';
  return {
    id,
    kind: isKnown(type) ? SANDBOX_TYPES[type] : null,
    payment: textOf(told['payment']),
    reference: null,
    account: textOf(told['account']),
    amount: amountOf(told['amount']),
    currency: textOf(told['currency']),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isKnown(type: string): type is SandboxType {
  return Object.hasOwn(SANDBOX_TYPES, type);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID ? value : null;
}

/** Only what can be counted: a whole number that no rounding has touched. */
export function amountOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
