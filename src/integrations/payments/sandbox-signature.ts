import { createHmac, timingSafeEqual } from 'node:crypto';
import { TOLERANCE_SECONDS, type RefusedWebhook } from './payment-gateway.js';

/** `t=<unix seconds>,v1=<64 hex digits>`, and nothing else. */
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i;

/** The header for a body that is sent at that time: HMAC-SHA256 of `t.body` by the secret. */
export function signSandboxBody(body: string, secret: string, at: Date): string {
  const time = String(Math.floor(at.getTime() / 1000));
  return `t=${time},v1=${macOf(time, Buffer.from(body), secret).toString('hex')}`;
}

/** Null: signed by this secret, at most five minutes before or after `receivedAt`. Compared in constant time. */
export function refuseSandboxSignature(
  header: unknown,
  body: Buffer,
  secret: string,
  receivedAt: Date,
): RefusedWebhook | null {
  if (header === undefined) return 'signature_missing';
  const [, time, mac] = typeof header === 'string' ? (SIGNATURE.exec(header.trim()) ?? []) : [];
  if (time === undefined || mac === undefined) return 'signature_wrong';
  if (!timingSafeEqual(macOf(time, body, secret), Buffer.from(mac, 'hex'))) return 'signature_wrong';
  const age = Math.abs(receivedAt.getTime() / 1000 - Number(time));
  return age > TOLERANCE_SECONDS ? 'too_old' : null;
}

function macOf(time: string, body: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest();
}
