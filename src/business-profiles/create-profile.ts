import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type Principal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { guardedAccount } from '../accounts/account-scope.js';
import { lockAccount } from '../accounts/locked-account.js';
import { insertRow } from '../database/rows.js';
import { violatesUnique } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { newId, toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { BusinessProfile } from './business-profile.entity.js';
import { newProfile } from './new-profile.js';
import { profileEvent } from './profile-event.js';
import { ParentsPrimaryError, PrimaryExistsError } from './profile-refusals.js';

/** What a new profile says: at least what it is, how it is called and where news of it go. */
export type NewProfile = Pick<BusinessProfile, 'type' | 'friendlyName' | 'email'> & Partial<BusinessProfile>;

/** Somebody draws up a profile; nobody looks at it before it is submitted (W6–W10, W72). */
@Injectable()
export class CreateProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the new profile's id. An account has one primary profile, a subaccount none of its own.
   * @throws NotFoundError, AccountClosedError, ParentsPrimaryError, PrimaryExistsError
   */
  async create(by: Principal, accountId: string, input: NewProfile): Promise<string> {
    const at = this.clock.now();
    const profile: BusinessProfile = {
      ...newProfile(newId(at), accountId, at),
      ...input,
      madeBy: by.kind === 'platform' ? 'platform' : 'customer',
    };
    try {
      await this.unitOfWork.run(async (tx) => {
        const account = await lockAccount(tx, accountId);
        const sid = toSid('account', accountId);
        authorize(abilityOf(by), 'read', 'account', guardedAccount(account), sid);
        authorize(abilityOf(by), 'create', 'business_profile', guardedAccount(account), sid);
        if (account.status === 'closed') throw new AccountClosedError(account);
        if (profile.type === 'primary' && account.parentId !== null)
          throw new ParentsPrimaryError(account.parentId);
        tx.write(insertRow(BusinessProfile, profile));
        this.ledger.record(tx, at, profileEvent('business_profile.created', actorOf(by), profile));
      });
    } catch (error) {
      throw violatesUnique(error, 'business_profiles_one_primary') ? new PrimaryExistsError() : error;
    }
    return profile.id;
  }
}
