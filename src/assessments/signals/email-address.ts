import { domainToASCII } from 'node:url';

/** Mailboxes of these domains ignore dots, and all lead to the first. */
const DOTS_DO_NOT_COUNT: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The domain of an address in ASCII (international names as `xn--…`), lower case, without a closing dot; the empty text when there is none. */
export function emailDomain(email: string): string {
  return domainToASCII(email.slice(email.lastIndexOf('@') + 1).trim()).replace(/\.$/, '');
}

/** What stands before the `@`, lower case, without a `+tag`. */
export function mailboxOf(email: string): string {
  const local = email
    .slice(0, Math.max(0, email.lastIndexOf('@')))
    .trim()
    .normalize('NFKC')
    .toLowerCase();
  const plus = local.indexOf('+');
  return plus > 0 ? local.slice(0, plus) : local;
}

/**
 * One spelling for all addresses that lead to the same mailbox: lower case, without `+tag`, Gmail's dots left out and
 * googlemail.com written as gmail.com. Not an address to write to: only for finding the same person again.
 */
export function normaliseEmail(email: string): string {
  const domain = emailDomain(email);
  const mailbox = mailboxOf(email);
  if (!DOTS_DO_NOT_COUNT.has(domain)) return `${mailbox}@${domain}`;
  return `${mailbox.replaceAll('.', '')}@gmail.com`;
}
