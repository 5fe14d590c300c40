import { parse } from 'tldts';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/** Names that RFC 2606 and RFC 6761 reserve for examples and tests: no company can be there, but no deceit either. */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;
/** Services that hide the address behind a short one. */
const SHORTENERS: ReadonlySet<string> = new Set(
  'bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rebrand.ly rb.gy shorturl.at tiny.cc t.ly'.split(
    ' ',
  ),
);

/** The website's address by its form alone; whether anything answers there is another matter. */
export function observeWebsiteForm(signup: Signup): Observation | null {
  const { website, websiteHost } = signup;
  if (website === null) {
    return { name: 'website_missing', value: null, why: 'The company gave no website.' };
  }
  if (websiteHost !== null && websiteHost !== 'localhost' && RESERVED.test(websiteHost)) {
    const why = `The website ${websiteHost} is under a name that is reserved for examples, so nobody can be there.`;
    return { name: 'website_reserved', value: websiteHost, why };
  }
  const fault = websiteHost === null ? 'cannot be read as an address' : faultOf(websiteHost);
  if (fault === null) return null;
  return { name: 'website_unusable', value: website, why: `The website "${website}" ${fault}.` };
}

function faultOf(host: string): string | null {
  const parts = parse(host, { allowPrivateDomains: true });
  if (parts.isIp) return 'is a bare IP address';
  if (host === 'localhost') return "is the reader's own machine";
  if (!host.includes('.')) return 'is not a domain name: it has no ending';
  if (!parts.isIcann && !parts.isPrivate) return 'has an ending that does not exist';
  if (parts.domain === null) return 'is a public ending, not the domain of a company';
  return SHORTENERS.has(parts.domain) ? 'hides behind a link shortener' : null;
}
