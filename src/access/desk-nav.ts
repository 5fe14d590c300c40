import type { Ability, Action, SubjectKind } from './ability.js';

interface Place {
  readonly label: string;
  readonly href: string;
  /** Who may go there; everybody of the staff when left out. */
  readonly needs?: readonly [Action, SubjectKind];
}

/** A place as the layout draws it. */
export interface NavLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** The desk's navigation, in order. A place shows once its page exists, to those who may go there. */
const DESK_PLACES: readonly Place[] = [
  { label: 'Queue', href: '/desk', needs: ['read', 'case'] },
  { label: 'Holds', href: '/desk/holds', needs: ['read', 'hold'] },
  { label: 'Accounts', href: '/desk/accounts', needs: ['read', 'account'] },
  { label: 'Deposits', href: '/desk/deposits', needs: ['read', 'deposit'] },
  { label: 'Countries', href: '/desk/countries', needs: ['read', 'country_rule'] },
  { label: 'Rules', href: '/desk/rules', needs: ['read', 'rule'] },
  { label: 'Reports', href: '/desk/reports', needs: ['read', 'report'] },
  { label: 'Audit', href: '/desk/audit', needs: ['read', 'audit_event'] },
];

/** What hangs under the person's name. */
const PERSONAL_PLACES: readonly Place[] = [
  { label: 'Your sign-ins', href: '/account/sessions' },
  { label: 'Your tokens', href: '/account/tokens' },
  { label: 'Staff', href: '/admin/staff', needs: ['read', 'staff'] },
  { label: 'Platform keys', href: '/admin/platform-keys', needs: ['read', 'platform_key'] },
  { label: 'Undelivered messages', href: '/admin/outbox', needs: ['read', 'outbox_message'] },
];

/** The navigation for somebody with that ability who is at `path`; `exists` says whether there is a page at an address. */
export function deskNav(ability: Ability, path: string, exists: (href: string) => boolean): NavLink[] {
  return linksTo(DESK_PLACES, ability, path, exists);
}

export function personalNav(ability: Ability, path: string, exists: (href: string) => boolean): NavLink[] {
  return linksTo(PERSONAL_PLACES, ability, path, exists);
}

function linksTo(
  places: readonly Place[],
  ability: Ability,
  path: string,
  exists: (href: string) => boolean,
): NavLink[] {
  const seen = places.filter(
    ({ href, needs }) => exists(href) && (needs === undefined || ability.can(...needs)),
  );
  const current = seen
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return seen.map((place) => ({ label: place.label, href: place.href, current: place === current }));
}
