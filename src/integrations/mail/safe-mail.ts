import { InvalidError } from '../../kernel/errors.js';
import type { Mail } from './mail-sender.js';

/** Line breaks would begin a header of the writer's own; other control characters have no place in one either. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** One plain address: no display name, no list, no quotes or comments that servers read differently. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}$/u;
const LONGEST_ADDRESS = 254;

const MESSAGE_ID = /^<[\w.+-]{1,200}@[\w.-]{1,200}>$/;

/** A header's name by RFC 5322; the ones that the message is made of are ours to write. */
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,76}$/;
const OURS =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|content-.*|return-path|received|dkim-signature|resent-.*)$/i;

/**
 * Refuses a mail by which somebody could write headers or add recipients of his own.
 * @throws InvalidError `mail_address_invalid`, `mail_header_invalid`
 */
export function assertSafeMail(mail: Mail): void {
  if (!isPlainAddress(mail.to))
    throw InvalidError.field('to', 'mail_address_invalid', 'A mail goes to one plain e-mail address.');
  if (mail.replyTo !== undefined && !isPlainAddress(mail.replyTo))
    throw InvalidError.field('replyTo', 'mail_address_invalid', 'Answers go to one plain e-mail address.');
  if (CONTROL.test(mail.subject)) throw refuseHeader('subject', 'The subject of a mail is one line.');
  if (!MESSAGE_ID.test(mail.messageId))
    throw refuseHeader('messageId', 'A message id looks like <id@domain>.');
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!HEADER_NAME.test(name)) throw refuseHeader('headers', 'This is no name of a header.');
    if (OURS.test(name)) throw refuseHeader(name, 'This header is written by the program alone.');
    if (CONTROL.test(value)) throw refuseHeader(name, 'A header is one line.');
  }
}

function isPlainAddress(address: string): boolean {
  return address.length <= LONGEST_ADDRESS && !CONTROL.test(address) && ADDRESS.test(address);
}

function refuseHeader(field: string, message: string): InvalidError {
  return InvalidError.field(field, 'mail_header_invalid', message);
}
