import { countryName } from '../../http/countries.js';
import { wordOf } from '../../http/views/words.js';
import type { Page } from '../../kernel/page.js';
import { BANDS, CASE_TYPES, ROLES, type Role } from '../../kernel/words.js';
import type { StaffView } from './staff.views.js';

/** What each role is for, beside its checkbox. */
const ROLE_HINTS: Readonly<Record<Role, string>> = {
  reviewer: 'Takes cases and decides them.',
  senior_reviewer: 'Also confirms, overrides, hands off, places and releases holds.',
  analyst: 'Writes rules and reads reports.',
  admin: 'Manages staff, keys, holds and settings; decides no cases.',
  auditor: 'Reads everything and verifies the ledger; changes nothing.',
};

const CHOICES = {
  roleOptions: ROLES.map((role) => ({ value: role, label: wordOf(role).label, hint: ROLE_HINTS[role] })),
  caseTypeOptions: CASE_TYPES.map((type) => ({ value: type, label: wordOf(type).label })),
  bandOptions: BANDS.map((band) => ({ value: band, label: wordOf(band).label })),
};

export function inviteModel(): object {
  return { title: 'Invite somebody', form: {}, ...CHOICES };
}

export function staffModel(staff: StaffView): object {
  const { name, roles, scope, version } = staff;
  const form = { name, roles, ...scope, disabled: staff.disabled ? 'true' : '', version };
  return { title: staff.name, staff, form, ...CHOICES };
}

export function staffListModel(
  page: Page<StaffView>,
  mayManage: boolean,
  { cursor }: { readonly cursor?: string },
): object {
  return {
    title: 'Staff',
    mayManage,
    people: page.items.map((staff) => ({
      ...staff,
      state: stateOf(staff),
      scopeText: scopeText(staff),
      href: mayManage ? `/admin/staff/${staff.sid}` : null,
    })),
    nextHref: page.nextCursor === null ? null : `/admin/staff?cursor=${encodeURIComponent(page.nextCursor)}`,
    firstHref: cursor === undefined ? null : '/admin/staff',
  };
}

function stateOf(staff: StaffView): object {
  if (staff.disabled) return { text: 'Disabled', tone: 'danger', icon: 'lock' };
  if (staff.accepted) return { text: 'Active', tone: 'success', icon: 'check' };
  return { text: 'Invited', tone: 'info', icon: 'clock' };
}

/** `Reassessment, Toll-free · Germany · up to Medium`, or `Everything`. */
function scopeText({ scope }: StaffView): string {
  const parts = [
    scope.caseTypes?.map((type) => wordOf(type).label).join(', '),
    scope.countries?.map(countryName).join(', '),
    scope.maxBand === null ? undefined : `up to ${wordOf(scope.maxBand).label}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'Everything' : parts.join(' · ');
}
