import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { listFile } from '../lists/list-file.js';
import { findDisposableDomain, isFreeMailDomain } from '../lists/mail-domains.js';
import { emailDomain } from './email-address.js';

const PAGE_HOSTS = listFile('page-hosts.txt');
/** Places such as facebook.com where everybody's page is under one name. */
const SHARED: ReadonlySet<string> = new Set(PAGE_HOSTS.filter((host) => !host.startsWith('*.')));
/** Site builders where each name below is one customer's; most others are private suffixes of the public suffix list. */
const BUILDERS: ReadonlySet<string> = new Set(
  PAGE_HOSTS.filter((host) => host.startsWith('*.')).map((host) => host.slice(2)),
);

/** `mailto:` and the like; what follows the colon of `brightline.com:8080` is a port. */
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i;

/** The host of a website as people write it (scheme or not), in ASCII and lower case; null when there is none to be read. */
export function websiteHost(website: string): string | null {
  const text = website.trim();
  if (OTHER_SCHEME.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return domainToASCII(url.hostname).replace(/\.$/, '') || null;
}

/**
 * The domain by which two accounts with this website are linked: the registrable domain, or the customer's own name at a site builder.
 * Null where a domain says nothing about who owns the page (facebook.com, github.io itself, example.com) and for addresses that are no domain.
 */
export function websiteDomain(website: string): string | null {
  const host = websiteHost(website);
  return host === null ? null : linkingDomain(host);
}

/**
 * Every domain by which an account is linked to others as "the same domain": its website's and its mail's. Free and throw-away mail
 * domains are nobody's own.
 */
export function ownDomains(email: string, website: string | null | undefined): readonly string[] {
  const domains = [website ? websiteDomain(website) : null, linkingDomain(emailDomain(email))];
  return [...new Set(domains.filter((domain) => domain !== null))];
}

/** As `websiteDomain`, for a host or the domain of an e-mail address. */
export function linkingDomain(fullHost: string): string | null {
  const host = fullHost.replace(/^www\./, '');
  const parts = parse(host, { allowPrivateDomains: true });
  if (parts.isIp || parts.domain === null) return null;
  if (isFreeMailDomain(parts.domain) || findDisposableDomain(host) !== null) return null;
  if (SHARED.has(parts.domain) || SHARED.has(host)) return builderName(host);
  return builderName(host) ?? (BUILDERS.has(parts.domain) ? null : parts.domain);
}

/** `shop.jane.carrd.co` → `jane.carrd.co`; null when the host is not below a site builder. */
function builderName(host: string): string | null {
  const labels = host.split('.');
  for (let at = 1; at < labels.length - 1; at += 1) {
    if (BUILDERS.has(labels.slice(at).join('.'))) return labels.slice(at - 1).join('.');
  }
  return null;
}
