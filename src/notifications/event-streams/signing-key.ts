import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { openKey } from '../../config/kept-key.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must be kept in clear for signing and for Basic auth, so that neither a row nor a backup gives it away. */
export class SigningKey {
  constructor(private readonly key: Buffer) {}

  /** `about` is bound to it: what was sealed for one row cannot be opened in another. */
  seal(text: string, about: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, iv).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when it was sealed with another key or for something else */
  open(sealed: Buffer, about: string): string {
    const decipher = createDecipheriv(CIPHER, this.key, sealed.subarray(0, IV_BYTES)).setAAD(
      Buffer.from(about),
    );
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = sealed.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  }
}

/** The key from `EVENT_SIGNING_KEY`, or the one kept in the data folder. @throws ConfigError */
export function openSigningKey({
  eventStreams,
  dataDir,
}: Pick<Config, 'eventStreams' | 'dataDir'>): SigningKey {
  const given = { name: 'EVENT_SIGNING_KEY', value: eventStreams.signingKey };
  return new SigningKey(openKey(given, { dataDir, file: 'event-signing-key' }));
}
