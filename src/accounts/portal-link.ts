import type { Config } from '../config/config.js';
import { publicUrl } from '../config/public-url.js';
import { toSid } from '../kernel/ids.js';

/** Pages of the portal that are about the account for which somebody is signed in. */
type PortalPage = '/portal' | '/portal/reassessment/new';

/**
 * A page of the portal for a mail about that account. The link names the account, so that a person with several comes to the
 * right one, signed in or not.
 */
export function portalLink(
  site: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  page: PortalPage,
  accountId: string,
): string {
  return `${publicUrl(site)}${page}?account=${toSid('account', accountId)}`;
}
