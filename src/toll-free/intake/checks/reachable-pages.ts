import type { FieldName } from '../../field-rules.js';
import type { TollFreeCode } from '../../toll-free.codes.js';
import { couldNotRun, type Finding, found } from '../finding.js';
import type { Visit, VisitedPage, VisitFailure } from '../visit.js';

/** What an address that leads nowhere means, by what it was given for: W55 for the website, W36 and W63 for the opt-in. */
const CODES: { readonly [field in FieldName]?: TollFreeCode } = {
  BusinessWebsite: '30473',
  OptInImageUrls: '30476',
};

const FAILURES: Readonly<
  Record<VisitFailure, { readonly says: string; readonly isAbout: 'address' | 'check' }>
> = {
  address_invalid: { says: 'is no web address', isAbout: 'address' },
  address_private: { says: 'does not lead to the public web', isAbout: 'address' },
  redirects_too_many: { says: 'leads from redirect to redirect without an end', isAbout: 'address' },
  unreachable: { says: 'cannot be reached: nobody answers there', isAbout: 'address' },
  too_large: { says: 'is larger than what is read by itself. Look at it', isAbout: 'check' },
  timed_out: { says: 'did not answer in time. Look at it', isAbout: 'check' },
  names_down: { says: 'was not found, but no name can be looked up from here. Look at it', isAbout: 'check' },
  not_looked_at: { says: 'was not looked at: there are too many addresses. Look at it', isAbout: 'check' },
};

/** Many a live site turns robots away with these. */
const TURNED_AWAY: ReadonlySet<number> = new Set([
  403, 405, 406, 409, 412, 418, 429, 451, 503, 520, 521, 522, 523, 525, 530, 999,
]);
const LOGIN_PATH = /\/(?:log-?in|sign-?in|accounts\/login|auth|sso|servicelogin|wp-login\.php)(?:[/?.]|$)/i;
const LOGIN_HOST =
  /^(?:accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|[\w-]+\.okta\.com|[\w-]+\.auth0\.com)$/;
const LOGIN_WORDS =
  /\b(?:log ?in|sign ?in|request access|you need (?:access|permission)|anmelden|iniciar sesi[oó]n|se connecter)\b/i;
const PARKED =
  /\b(?:(?:this |the )?domain(?: name)? (?:is |may be )?(?:for sale|parked|available for purchase|has expired)|buy this domain|parked free|domain parking|hugedomains|sedo ?parking|website (?:is )?coming soon|site (?:is )?under construction|account (?:has been )?suspended|welcome to nginx|apache2 \w+ default page|this is the default (?:welcome|web) page|future home of|index of \/)/i;
const LITTLE_TEXT = 2500;

/** W36, W55: every address is live, public and not behind a login; of privacy policy and terms it is only said. */
export function checkReachablePages(visits: readonly Visit[]): readonly Finding[] {
  return visits.flatMap((visit): readonly Finding[] => {
    const { field, address, page, failure } = visit;
    if (failure !== null) {
      const { says, isAbout } = FAILURES[failure];
      const sentence = `${address} ${says}.`;
      return isAbout === 'check'
        ? [couldNotRun(field, address, sentence, address)]
        : [found(CODES[field] ?? null, field, address, sentence, address)];
    }
    return page === null ? [] : ofPage(field, address, page);
  });
}

function ofPage(field: FieldName, address: string, page: VisitedPage): readonly Finding[] {
  const code = CODES[field] ?? null;
  if (TURNED_AWAY.has(page.status) || (page.status >= 500 && page.status < 600))
    return [
      couldNotRun(field, `HTTP ${page.status}`, `${address} turned the check away. Look at it.`, page.url),
    ];
  if (page.status === 401) return [found(code, field, 'HTTP 401', `${address} is behind a login.`, page.url)];
  if (page.status >= 400)
    return [
      found(
        code,
        field,
        `HTTP ${page.status}`,
        `${address} leads to no page (HTTP ${page.status}).`,
        page.url,
      ),
    ];
  if (page.kind === 'html' && page.text === null)
    return [
      couldNotRun(
        field,
        page.contentType,
        `${address} came compressed and was not unfolded. Look at it.`,
        page.url,
      ),
    ];
  const wall = loginWall(page);
  if (wall !== null) return [found(code, field, wall, `${address} is behind a login.`, page.url)];
  const parked = parkedWords(page);
  if (parked !== null)
    return [
      found(code, field, parked, `${address} shows a placeholder (“${parked}”), and no business.`, page.url),
    ];
  return [];
}

/** What shows that only members see the page: where it was led to, or a password asked for and little besides. */
export function loginWall({ url, text }: VisitedPage): string | null {
  const place = new URL(url);
  if (LOGIN_HOST.test(place.hostname)) return url;
  if (text === null) return null;
  const asksPassword = text.inputs.some(({ type }) => type === 'password');
  const isLittle = text.text.length < LITTLE_TEXT;
  const words = LOGIN_WORDS.exec(`${text.title} ${text.text.slice(0, LITTLE_TEXT)}`)?.[0] ?? null;
  if (LOGIN_PATH.test(place.pathname) && (asksPassword || (isLittle && words !== null))) return url;
  // A sign-up form asks for a password too; then other things are asked as well.
  return asksPassword && isLittle && words !== null && text.inputs.length <= 4 ? words : null;
}

function parkedWords({ text }: VisitedPage): string | null {
  if (text === null || text.text.length > LITTLE_TEXT) return null;
  return PARKED.exec(`${text.title} ${text.text}`)?.[0] ?? null;
}
