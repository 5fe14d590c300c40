import { findDisposableDomain } from '../../../assessments/lists/mail-domains.js';
import { emailDomain } from '../../../assessments/signals/email-address.js';
import type { FieldName } from '../../field-rules.js';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';

type Mailboxes = Pick<SubmittedFields, 'businessContactEmail' | 'notificationEmail'>;

/** The addresses of a submission with their domains in ASCII, each domain once: the business's own first. */
export function mailDomainsOf(
  fields: Mailboxes,
): readonly { readonly field: FieldName; readonly email: string; readonly domain: string }[] {
  const addresses = [
    ['BusinessContactEmail', fields.businessContactEmail],
    ['NotificationEmail', fields.notificationEmail],
  ] as const;
  const seen = new Set<string>();
  return addresses.flatMap(([field, email]) => {
    const domain = email === null ? '' : emailDomain(email);
    if (email === null || seen.has(domain)) return [];
    seen.add(domain);
    return [{ field, email, domain }];
  });
}

/** W122: an address that is thrown away after use, or that cannot exist, is none of a business (30452). */
export function checkEmailAddresses(fields: Mailboxes): readonly Finding[] {
  return mailDomainsOf(fields).flatMap(({ field, email, domain }) => {
    if (domain === '')
      return [found('30452', field, email, `No mail can reach ${email}: there is no domain in it.`)];
    if (findDisposableDomain(domain) !== null)
      return [
        found('30452', field, email, `${domain} gives throw-away addresses; no business is reached there.`),
      ];
    return [];
  });
}
