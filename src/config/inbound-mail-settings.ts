import { ConfigError, optionalNumber, text, type Environment } from './environment.js';
import { mailAddressIn, type MailAddress } from './mail-address.js';

export interface InboundMailSettings {
  /** Where mail comes in by SMTP; null: it does not. 0: any free port. */
  readonly smtpPort: number | null;
  /** Signs what a mail provider posts, and the addresses by which replies are told; null: no provider posts. */
  readonly secret: string | null;
  /** The address that takes requests: that of `MAIL_FROM`. Null: mail comes in by no way at all. */
  readonly address: MailAddress | null;
}

const SHORTEST_SECRET = 8;

/** @throws ConfigError when mail is to come in and `MAIL_FROM` has no address for it */
export function readInboundMailSettings(env: Environment, mailFrom: string): InboundMailSettings {
  const smtpPort = optionalNumber(env, 'INBOUND_SMTP_PORT', 0, 65_535);
  const secret = text(env, 'INBOUND_MAIL_SECRET');
  if (secret !== null && secret.length < SHORTEST_SECRET)
    throw new ConfigError(
      `INBOUND_MAIL_SECRET has ${secret.length} characters; it needs ${SHORTEST_SECRET} or more.`,
    );
  if (smtpPort === null && secret === null) return Object.freeze({ smtpPort, secret, address: null });
  const address = mailAddressIn(mailFrom);
  if (address === null)
    throw new ConfigError(`MAIL_FROM is "${mailFrom}"; mail that comes in needs an address there.`);
  return Object.freeze({ smtpPort, secret, address });
}
