import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { couldNotRun, type Finding, found } from '../finding.js';
import { mailDomainsOf } from './email-addresses.js';

/** W122: mail must be able to reach the addresses; `takesMail` says by domain what the name service answered (30452). */
export function checkMailDomains(
  fields: Pick<SubmittedFields, 'businessContactEmail' | 'notificationEmail'>,
  takesMail: ReadonlyMap<string, boolean | null>,
): readonly Finding[] {
  return mailDomainsOf(fields).flatMap(({ field, email, domain }) => {
    const answer = takesMail.get(domain);
    if (answer === true || domain === '') return [];
    if (answer === false)
      return [found('30452', field, email, `No mail can reach ${email}: ${domain} has no mail server.`)];
    return [couldNotRun(field, domain, `Whether ${domain} takes mail could not be looked up.`)];
  });
}
