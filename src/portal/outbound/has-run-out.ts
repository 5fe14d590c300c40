import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';

/** T16: whether the time to which a grant was limited is over. */
export function hasRunOut({ conditions }: Pick<OutboundPermissionView, 'conditions'>, now: Date): boolean {
  return conditions?.until !== undefined && new Date(conditions.until) <= now;
}
