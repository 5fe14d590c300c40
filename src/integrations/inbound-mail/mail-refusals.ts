import { InvalidError } from '../../kernel/errors.js';

/** A mail may have up to 25 MB, as its sender's server counts them. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;
/** Every body, picture and attachment is a part; ten attachments and a richly made body are some thirty. */
export const MOST_PARTS = 200;
/** All headers of all parts together. */
export const MAX_HEADER_BYTES = 256 * 1024;
/** How deep parts may be nested in one another. */
export const MAX_DEPTH = 20;

/** Every reason for which a mail is refused as it comes in, and what its sender can do about it. */
const REFUSALS = {
  mail_too_large: 'The mail is larger than 25 MB. Send fewer or smaller files.',
  mail_too_many_parts: `The mail has more than ${MOST_PARTS} parts. Send fewer files.`,
  mail_header_too_large: 'The headers of the mail are larger than 256 kB.',
  mail_nested_too_deep: `The mail is nested more than ${MAX_DEPTH} levels deep.`,
  mail_unreadable: 'The mail cannot be read. Send it again as plain text.',
} as const;

export type MailRefusal = keyof typeof REFUSALS;

/** The refusal of a mail, to be thrown. */
export function refuseMail(code: MailRefusal): InvalidError {
  return new InvalidError(code, REFUSALS[code]);
}

/** So much mail is in hand at this moment that no more fits; the sender's server comes again by itself. */
export class MailRoomFullError extends Error {
  constructor() {
    super('Too much mail comes in at this moment. Try again in a minute.');
  }
}
