import type { AccountStatus } from '../kernel/words.js';
import type { Hold } from './hold.entity.js';

/**
 * P3, P4, P36: an account with an open hold is on hold; with only restrictions it is restricted; without either it is active.
 * A closed account stays closed.
 */
export function statusFrom(openHolds: readonly Pick<Hold, 'kind'>[], current: AccountStatus): AccountStatus {
  if (current === 'closed') return 'closed';
  if (openHolds.some((hold) => hold.kind === 'hold')) return 'on_hold';
  return openHolds.length > 0 ? 'restricted' : 'active';
}
