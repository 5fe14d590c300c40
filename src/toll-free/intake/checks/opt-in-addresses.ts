import { websiteHost } from '../../../assessments/signals/website-domain.js';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';

/** W63: whether an address leads to a home page and to nothing on it. */
export function isBareHomePage(address: string): boolean {
  if (websiteHost(address) === null) return false;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address.trim())
    ? address.trim()
    : `https://${address.trim()}`;
  const { pathname, search, hash } = new URL(withScheme);
  return /^\/(?:index\.(?:html?|php)|home)?\/?$/i.test(pathname) && search === '' && hash === '';
}

/** W36, W63: an opt-in proof is a page of its own, on the public web (30476). */
export function checkOptInAddresses({
  optInImageUrls,
}: Pick<SubmittedFields, 'optInImageUrls'>): readonly Finding[] {
  return optInImageUrls.flatMap((address) => {
    if (websiteHost(address) === null)
      return [
        found('30476', 'OptInImageUrls', address, `${address} is no web address; nobody can see the opt-in.`),
      ];
    if (!isBareHomePage(address)) return [];
    const sentence = `${address} is a bare home page. Link to the sign-up form, a picture or a document that shows the opt-in.`;
    return [found('30476', 'OptInImageUrls', address, sentence, address)];
  });
}
