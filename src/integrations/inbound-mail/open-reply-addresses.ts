import { createHmac } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { openKey } from '../../config/kept-key.js';
import { ReplyAddresses } from './reply-addresses.js';

/** Nest's token for the `ReplyAddresses`, or null where mail does not come in. */
export const REPLY_ADDRESSES = Symbol('REPLY_ADDRESSES');

/**
 * The addresses for replies; null when mail does not come in. Their key follows from `INBOUND_MAIL_SECRET`, so that all hosts
 * share it, or else is kept in the data folder.
 * @throws ConfigError when the kept key is damaged
 */
export function openReplyAddresses(config: Pick<Config, 'dataDir' | 'inboundMail'>): ReplyAddresses | null {
  const { address, secret } = config.inboundMail;
  if (address === null) return null;
  const key =
    secret === null
      ? openKey(
          { name: 'INBOUND_MAIL_SECRET', value: null },
          { dataDir: config.dataDir, file: 'reply-address-key' },
        )
      : createHmac('sha256', secret).update('gatehouse reply addresses').digest();
  return new ReplyAddresses(address, key);
}
