import { ConfigError, flag, text, url, type Environment } from './environment.js';

export interface WebhookSettings {
  /** Where the platform is told of changes, and the Standard Webhooks secret that signs them; null: it is not told. */
  readonly platform: { readonly url: string; readonly secret: string } | null;
  /** Whether webhooks may go to addresses of this machine and of private networks. */
  readonly allowPrivate: boolean;
}

/** `whsec_` and base64, as the Standard Webhooks libraries print it; the prefix may be left out. */
const SECRET = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;
const SHORTEST = 24;
const LONGEST = 64;

/** @throws ConfigError when there is an address without a fit secret */
export function readWebhookSettings(env: Environment): WebhookSettings {
  const platformUrl = url(env, 'PLATFORM_WEBHOOK_URL');
  const secret = text(env, 'PLATFORM_WEBHOOK_SECRET');
  return Object.freeze({
    platform: platformUrl === null ? null : { url: platformUrl, secret: fitSecret(secret) },
    allowPrivate: flag(env, 'ALLOW_PRIVATE_WEBHOOKS', false),
  });
}

function fitSecret(secret: string | null): string {
  const [, encoded] = SECRET.exec(secret ?? '') ?? [];
  const bytes = encoded === undefined ? 0 : Buffer.from(encoded, 'base64').length;
  if (secret === null || bytes < SHORTEST || bytes > LONGEST)
    throw new ConfigError(
      `PLATFORM_WEBHOOK_URL needs PLATFORM_WEBHOOK_SECRET: "whsec_" and ${SHORTEST} to ${LONGEST} random bytes in base64.`,
    );
  return secret;
}
