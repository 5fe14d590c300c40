import { getDomain } from 'tldts';
import type { Brand } from './brand-list.js';
import { BRANDS_BY_NAME } from './brand-list.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/**
 * A company that bears the name of a well-known brand, without a mailbox at one of the brand's domains. A website proves nothing
 * here: anybody can type it. Only names that mean nothing else count ("PayPal Support", not "Apple Tree").
 */
export function observeBrandNameClaimed({ companyWords, emailDomain, facts }: Signup): Observation | null {
  const brand = findClaimedBrand(companyWords);
  if (!brand || brand.ownDomains.has(getDomain(emailDomain) ?? '')) return null;
  const why = `${facts.companyName} bears the name of ${brand.name}, but its mail domain ${emailDomain} is not one of that brand's.`;
  return { name: 'brand_name_claimed', value: brand.name, why };
}

function findClaimedBrand(words: readonly string[]): Brand | null {
  for (let at = 0; at < words.length; at += 1) {
    const brand = BRANDS_BY_NAME.get(words[at] ?? '') ?? BRANDS_BY_NAME.get(words.slice(at, at + 2).join(''));
    if (brand) return brand;
  }
  return BRANDS_BY_NAME.get(words.join('')) ?? null;
}
