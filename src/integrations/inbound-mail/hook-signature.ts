import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock and ours may differ, in seconds. */
const TOLERANCE_SECONDS = 300;

/** `t=<unix seconds>,v1=<64 hex digits>`, and nothing else. */
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i;

/** A signature that is well formed and not too old, of a body that has yet to be compared with it. */
export interface HookSignature {
  readonly time: string;
  readonly mac: Buffer;
}

/** Reads the header `X-Inbound-Signature`; null when it is malformed, or made more than five minutes from now. `wallClock` is the machine's. */
export function readHookSignature(header: unknown, wallClock: Date): HookSignature | null {
  const [, time, mac] = typeof header === 'string' ? (SIGNATURE.exec(header.trim()) ?? []) : [];
  if (time === undefined || mac === undefined) return null;
  const age = Math.abs(Math.floor(wallClock.getTime() / 1000) - Number(time));
  return age > TOLERANCE_SECONDS ? null : { time, mac: Buffer.from(mac, 'hex') };
}

/** Whether the signature is that of this body by this secret: HMAC-SHA256 of `t.body`, compared in constant time. */
export function isSignedBy(signature: HookSignature, body: Buffer, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(`${signature.time}.`).update(body).digest();
  return timingSafeEqual(expected, signature.mac);
}
