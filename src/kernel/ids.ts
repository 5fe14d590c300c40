import { randomBytes, randomUUID } from 'node:crypto';

/** The public prefix of each kind of thing; the rest of a sid is the 32 hex digits of a UUIDv7. */
export const SID_PREFIXES = {
  account: 'AC',
  apiKey: 'SK',
  number: 'PN',
  assessment: 'AS',
  hold: 'HD',
  case: 'CS',
  decision: 'DE',
  reassessment: 'RT',
  outboundPermission: 'OP',
  deposit: 'DP',
  tollFreeVerification: 'HH',
  businessProfile: 'BU',
  regulatedItem: 'RA',
  evidence: 'EV',
  staff: 'ST',
  message: 'MS',
  note: 'NO',
  fact: 'FA',
  token: 'TK',
  platformKey: 'PK',
  session: 'SE',
  outbox: 'OM',
  inboundMail: 'IM',
  sink: 'DG',
  subscription: 'DF',
  event: 'CE',
  eventDelivery: 'ED',
} as const;

export type SidKind = keyof typeof SID_PREFIXES;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. Sorts by time of making. The random bits are those of a
 * UUIDv4, of which the runtime keeps a stock: asking the system for each id costs ten times as much.
 */
export function newId(now: Date = new Date()): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** `('case', '0190…-…')` → `CS0190…`. */
export function toSid(kind: SidKind, id: string): string {
  return SID_PREFIXES[kind] + id.replaceAll('-', '');
}

/** The uuid behind a sid, or null when the text is not a sid of that kind. Never throws. */
export function parseSid(kind: SidKind, sid: string): string | null {
  const prefix = SID_PREFIXES[kind];
  if (!sid.startsWith(prefix)) return null;
  const hex = sid.slice(prefix.length).toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret of `bytes` random bytes in URL-safe base64, for tokens and one-time links. */
export function newSecret(bytes = 32): string {
  return randomOctets(bytes).toString('base64url');
}

const STOCK = 4096;
let stock = Buffer.alloc(0);

/** Random bytes, of which the system is asked for many at once; none is given twice. */
export function randomOctets(count: number): Buffer {
  if (stock.length < count) stock = randomBytes(Math.max(STOCK, count));
  const octets = Buffer.from(stock.subarray(0, count));
  stock.fill(0, 0, count);
  stock = stock.subarray(count);
  return octets;
}
