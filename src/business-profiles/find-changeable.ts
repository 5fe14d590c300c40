import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import type { Principal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { toSid } from '../kernel/ids.js';
import type { ProfileWithAccount } from './business-profiles.sql.js';
import { ReadProfiles } from './read-profiles.js';

/** Which profiles a caller may change: those that he could have drawn up, of accounts that are not closed. */
@Injectable()
export class FindChangeable {
  constructor(private readonly reading: ReadProfiles) {}

  /** @throws NotFoundError, ForbiddenError, AccountClosedError */
  async find(by: Principal, id: string): Promise<ProfileWithAccount> {
    const profile = await this.reading.find(by, id);
    const { accountId, parentId, accountClosedAt } = profile;
    const sid = toSid('businessProfile', id);
    authorize(abilityOf(by), 'create', 'business_profile', { accountId, parentId }, sid);
    if (accountClosedAt !== null) throw new AccountClosedError({ id: accountId, closedAt: accountClosedAt });
    return profile;
  }
}
