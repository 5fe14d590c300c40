import { createHash } from 'node:crypto';
import type { Attachment, Email } from 'postal-mime';
import type { MailAddress } from '../../config/mail-address.js';
import { automaticReason } from './automatic-mail.js';
import { refuseOversizedStructure } from './count-parts.js';
import { htmlToText } from './html-to-text.js';
import type { InboundFile, InboundMail } from './inbound-mail.js';
import { MAX_MAIL_BYTES, MOST_PARTS, refuseMail } from './mail-refusals.js';
import { oneLine, plainText } from './one-line.js';
import { parseInThread } from './parse-in-thread.js';
import { replyPart } from './reply-part.js';

/** Headers in which mail servers keep the recipient, before the one that the sender writes. */
const RECIPIENT_HEADERS = ['delivered-to', 'x-original-to', 'to', 'cc'] as const;
const ADDRESS = /[^\s<>@"(),:;]{1,64}@[a-z0-9.-]{1,253}/gi;
const LONGEST_HEADER_READ = 10_000;
const MOST_REFERENCES = 20;

/** Pictures so small that belong to the body are logos, not what somebody wants to show. */
const SMALLEST_PICTURE_IN_BODY = 10_000;
const SIGNATURE_TYPES: ReadonlySet<string> = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
]);

/**
 * Reads a mail as it came in. `own`: the address by which we send and receive.
 * @throws InvalidError of `mail-refusals.ts`; nothing else, whatever the mail holds
 */
export async function readMail(
  raw: Buffer,
  own: MailAddress,
  envelopeFrom: string | null,
): Promise<InboundMail> {
  if (raw.length > MAX_MAIL_BYTES) throw refuseMail('mail_too_large');
  refuseOversizedStructure(raw);
  const mail = await parseInThread(raw);
  if (mail.attachments.length > MOST_PARTS) throw refuseMail('mail_too_many_parts');
  const from = onlySender(mail);
  const messageId = oneLine(mail.messageId ?? '', 400) || null;
  const { headers } = mail;
  const whole = plainText(mail.text ?? htmlToText(mail.html ?? ''));
  const files = mail.attachments.flatMap(fileOf);
  return {
    from,
    subject: oneLine(mail.subject ?? ''),
    text: replyPart(whole),
    messageId,
    answersTo: answersTo(mail),
    namedRecipients: namedRecipients(mail),
    automatic: automaticReason({ headers, from, envelopeFrom, messageId }, own),
    files,
    fingerprint: fingerprintOf([from, messageId ?? [mail.date, mail.subject, whole, files.map(hashOf)]]),
  };
}

/** The one address of the one From header: of two, nobody can say which a reader sees. */
function onlySender({ headers }: Email): string | null {
  const [line, second] = headers.filter(({ key }) => key === 'from');
  if (line === undefined || second !== undefined) return null;
  const [only, ...others] = addressesIn(line.value);
  return others.length === 0 ? (only ?? null) : null;
}

/** Every address in a header, each once, in small letters. */
function addressesIn(header: string): readonly string[] {
  const found = header.slice(0, LONGEST_HEADER_READ).match(ADDRESS) ?? [];
  return [...new Set(found.map((address) => address.toLowerCase()))];
}

function answersTo({ inReplyTo, references }: Email): readonly string[] {
  const named = `${references ?? ''} ${inReplyTo ?? ''}`.slice(-LONGEST_HEADER_READ);
  return (named.match(/<[^<>\s]{1,400}>/g) ?? []).slice(-MOST_REFERENCES).reverse();
}

function namedRecipients({ headers }: Email): readonly string[] {
  const found = RECIPIENT_HEADERS.flatMap((name) =>
    headers.filter(({ key }) => key === name).flatMap(({ value }) => addressesIn(value)),
  );
  return [...new Set(found)];
}

function fileOf({ filename, mimeType, content, related }: Attachment): readonly InboundFile[] {
  if (SIGNATURE_TYPES.has(mimeType)) return [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  if (bytes.length === 0 || (related === true && bytes.length < SMALLEST_PICTURE_IN_BODY)) return [];
  return [{ name: oneLine(filename ?? '') || 'attachment', bytes }];
}

function hashOf({ name, bytes }: InboundFile): string {
  return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
}

function fingerprintOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
