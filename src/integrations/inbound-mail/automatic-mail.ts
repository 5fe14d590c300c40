import type { MailAddress } from '../../config/mail-address.js';

/** Why a mail is taken for one that no person has written; such mail is never answered and changes nothing (RFC 3834). */
export type AutomaticReason =
  'auto_submitted' | 'precedence' | 'auto_reply' | 'bounce' | 'mailing_list' | 'own_mail' | 'mail_system';

/** What tells a person's mail from a machine's. */
export interface MailSigns {
  /** Names in small letters. */
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  /** In small letters; null when there is no single sender. */
  readonly from: string | null;
  /** The envelope's sender as the server before us gave it; empty for `<>`, null when it is not known. */
  readonly envelopeFrom: string | null;
  readonly messageId: string | null;
}

const UUID_ID = /^<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@([\w.-]+)>$/i;
const MAIL_SYSTEM = /^(?:mailer-daemon|postmaster|mail-daemon)@/;

type Sign = (mail: MailSigns, own: MailAddress) => boolean;

/** Every sign, the plainest first. */
const SIGNS: Readonly<Record<AutomaticReason, Sign>> = {
  auto_submitted: (mail) => headersOf(mail, 'auto-submitted').some((value) => !/^no\b/i.test(value)),
  precedence: (mail) =>
    headersOf(mail, 'precedence').some((value) => /^(?:bulk|list|junk|auto_reply)\b/i.test(value)),
  auto_reply: (mail) =>
    has(mail, 'x-autoreply') || has(mail, 'x-autorespond') || has(mail, 'x-auto-reply-from'),
  bounce: (mail) =>
    mail.envelopeFrom === '' ||
    headersOf(mail, 'return-path').some((value) => /^<\s*>$/.test(value)) ||
    headersOf(mail, 'content-type').some((value) => /^multipart\/report\b/i.test(value)),
  mailing_list: (mail) => has(mail, 'list-id'),
  own_mail: (mail, own) => isOurs(mail.from, own) || isOurs(mail.envelopeFrom, own) || hasOurId(mail, own),
  mail_system: (mail) =>
    MAIL_SYSTEM.test(mail.from ?? '') || MAIL_SYSTEM.test(mail.envelopeFrom?.toLowerCase() ?? ''),
};

/** Which sign of a machine a mail carries; null for a person's. `own`: the address by which we send and receive. */
export function automaticReason(mail: MailSigns, own: MailAddress): AutomaticReason | null {
  const reasons = Object.keys(SIGNS) as AutomaticReason[]; // the keys of the table above
  return reasons.find((reason) => SIGNS[reason](mail, own)) ?? null;
}

function headersOf({ headers }: MailSigns, name: string): readonly string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value.trim());
}

function has(mail: MailSigns, name: string): boolean {
  return headersOf(mail, name).length > 0;
}

function isOurs(address: string | null, own: MailAddress): boolean {
  const [local = '', domain] = (address ?? '').toLowerCase().split('@');
  return domain === own.domain && (local === own.local || local.startsWith(`${own.local}+`));
}

/** Our own mails are named by their outbox id, so a mail of that name is one of ours coming back. */
function hasOurId({ messageId }: MailSigns, own: MailAddress): boolean {
  return UUID_ID.exec(messageId ?? '')?.[1]?.toLowerCase() === own.domain;
}
