import type {
  CustomerPrincipal,
  PlatformPrincipal,
  StaffMember,
  StaffPrincipal,
} from '../../access/principal.js';
import type { StaffKey } from '../content/staff.js';

/** The fictional platform, which reports signups and complaints. */
export const PLATFORM: PlatformPrincipal = {
  kind: 'platform',
  keyId: null,
  label: 'Platform (demonstration)',
};

/** An account that has signed up, and who signs in for it. */
export interface Player {
  readonly accountId: string;
  readonly portalUserId: string;
  readonly email: string;
  readonly companyName: string;
  readonly website: string | null;
}

/** Who plays in the stories: the staff, and the accounts as they come to be. */
export class Cast {
  private readonly team = new Map<StaffKey, StaffMember>();
  private readonly players = new Map<string, Player>();

  hire(key: StaffKey, member: StaffMember): void {
    this.team.set(key, member);
  }

  staff(key: StaffKey): StaffPrincipal {
    const staff = this.team.get(key);
    if (staff === undefined) throw new Error(`In the stories, ${key} was not hired.`);
    return { kind: 'staff', staff };
  }

  enter(key: string, player: Player): void {
    this.players.set(key, player);
  }

  /** @throws Error for an account that has not signed up by then: the stories are wrong. */
  account(key: string): Player {
    const player = this.players.get(key);
    if (player === undefined) throw new Error(`In the stories, ${key} has not signed up yet.`);
    return player;
  }

  /** The person who signed up, in the portal. */
  owner(key: string): CustomerPrincipal {
    const { accountId, portalUserId, email } = this.account(key);
    return { kind: 'customer', accountId, portalUserId, label: email };
  }
}
