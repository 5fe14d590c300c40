import type { FastifyRequest } from 'fastify';
import type { Browser } from './session-service.js';

/** The browser that a request came from, as sessions and the ledger note it. */
export function browserOf(request: FastifyRequest, previousToken: string | null): Browser {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? null, previousToken };
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** In this order: most browsers also claim to be the ones below. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** `Firefox on Linux`: enough to tell one's own devices apart. */
export function deviceName(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown device';
  const nameIn = (table: readonly (readonly [RegExp, string])[]): string | undefined =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = nameIn(BROWSERS) ?? 'Unknown browser';
  const system = nameIn(SYSTEMS);
  return system === undefined ? browser : `${browser} on ${system}`;
}
