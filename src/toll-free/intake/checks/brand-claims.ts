import { findBrandLikeness } from '../../../assessments/signals/brand-likeness.js';
import { BRANDS, type Brand } from '../../../assessments/signals/brand-list.js';
import { websiteHost } from '../../../assessments/signals/website-domain.js';
import { getDomain } from 'tldts';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';
import { linksIn } from '../links-in-text.js';

type Claims = Pick<SubmittedFields, 'businessName' | 'businessWebsite' | 'productionMessageSample'>;

/** How phishing makes people click: something failed, is locked, must be paid or proved at once. */
const LURE =
  /\b(?:suspended|locked|restricted|restore|unusual|unauthori[sz]ed|verify (?:your|now|at)|confirm (?:your )?(?:account|identity|details)|update (?:your )?(?:payment|billing|details)|(?:delivery|payment) (?:has )?failed|could not be delivered|unpaid (?:toll|fee)|pay [$€£]\s?\d|re-?schedul\w+|expires? today|act now|final notice)\b/iu;

/** W148: a domain made to be mistaken for a brand's, or a brand's name over a link that is not the brand's (30480). */
export function checkBrandClaims(fields: Claims): readonly Finding[] {
  const website = websiteHost(fields.businessWebsite);
  const links = linksIn(fields.productionMessageSample);
  const findings = [
    ...(website === null ? [] : likenessOf(website, 'BusinessWebsite', fields.businessWebsite)),
    ...links.flatMap(({ host, text }) =>
      host === website?.replace(/^www\./, '') ? [] : likenessOf(host, 'ProductionMessageSample', text),
    ),
  ];
  if (findings.some(({ code }) => code !== null)) return findings;
  const brand = namedBrand(fields.productionMessageSample);
  const strange = links.find(({ host }) => brand?.ownDomains.has(getDomain(host) ?? '') === false);
  const isOwn = website !== null && brand?.ownDomains.has(getDomain(website) ?? '') === true;
  if (brand !== null && strange !== undefined && !isOwn && LURE.test(fields.productionMessageSample)) {
    const sentence = `The sample message speaks for ${brand.name} and leads to ${strange.host}, which is not one of that brand's domains.`;
    return [found('30480', 'ProductionMessageSample', strange.text, sentence)];
  }
  return findings;
}

function likenessOf(
  host: string,
  field: 'BusinessWebsite' | 'ProductionMessageSample',
  cause: string,
): readonly Finding[] {
  const likeness = findBrandLikeness(host);
  if (likeness === null) return [];
  if (likeness.kind === 'contains_name') {
    const sentence = `The domain ${host} has the name of ${likeness.brand} in it and is not one of that brand's. See whether it is that business.`;
    return [found(null, field, cause, sentence)];
  }
  const sentence = `The domain ${host} is made to look like ${likeness.brand} and is not one of its domains.`;
  return [found('30480', field, cause, sentence)];
}

/** The brand whose name the message begins with, as senders do. */
function namedBrand(sample: string): Brand | null {
  const front = sample.slice(0, 60).toLowerCase();
  const named = BRANDS.find(({ name }) => {
    const at = front.indexOf(name.toLowerCase());
    return at >= 0 && !/[\p{L}\p{N}]/u.test(front.charAt(at - 1) + front.charAt(at + name.length));
  });
  return named ?? null;
}
