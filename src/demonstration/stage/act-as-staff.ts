import { Injectable } from '@nestjs/common';
import type { StaffKey } from '../content/staff.js';
import type { RestrictingAct, StaffAct } from '../story/steps.js';
import { ActOnAccount } from './act-on-account.js';
import { WorkOnCase, type CaseScene } from './work-on-case.js';

const ON_THE_ACCOUNT: ReadonlySet<string> = new Set<RestrictingAct['does']>([
  'hold',
  'release_hold',
  'close',
  'find',
  'clear_fact',
]);

/** Lets the staff act: on the case of the story, or on the account itself. */
@Injectable()
export class ActAsStaff {
  constructor(
    private readonly onCase: WorkOnCase,
    private readonly onAccount: ActOnAccount,
  ) {}

  perform(key: StaffKey, act: StaffAct | RestrictingAct, scene: CaseScene): Promise<void> {
    const by = scene.cast.staff(key);
    if (!isOnAccount(act)) return this.onCase.perform(by, act, scene);
    const { accountId } = scene.cast.account(scene.business);
    return this.onAccount.perform(by, act, { accountId, start: scene.start });
  }
}

function isOnAccount(act: StaffAct | RestrictingAct): act is RestrictingAct {
  return ON_THE_ACCOUNT.has(act.does);
}
