import { randomBytes } from 'node:crypto';

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
  evidence: 'EV',
  staff: 'ST',
  message: 'MS',
  note: 'NO',
  fact: 'FA',
  token: 'TK',
  platformKey: 'PK',
  session: 'SE',
  outbox: 'OM',
} as const;

export type SidKind = keyof typeof SID_PREFIXES;

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. Sorts by time of making. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
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
  return randomBytes(bytes).toString('base64url');
}
