import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { CloseAccount } from '../../accounts/close-account.js';
import { ListHolds } from '../../holds/list-holds.js';
import { PlaceHoldByHand } from '../../holds/place-hold-by-hand.js';
import { ReleaseHoldByHand } from '../../holds/release-hold-by-hand.js';
import { NotFoundError } from '../../kernel/errors.js';
import { lengthOf } from '../story/moments.js';
import type { RestrictingAct } from '../story/steps.js';
import { Findings } from './findings.js';

type HoldAct = Extract<RestrictingAct, { does: 'hold' }>;

interface AccountScene {
  readonly accountId: string;
  readonly start: Date;
}

/** Lets the staff act on an account itself: hold it, release it, close it, write down what they found. */
@Injectable()
export class ActOnAccount {
  constructor(
    private readonly placeHold: PlaceHoldByHand,
    private readonly releaseHold: ReleaseHoldByHand,
    private readonly holds: ListHolds,
    private readonly closeAccount: CloseAccount,
    private readonly findings: Findings,
  ) {}

  async perform(by: StaffPrincipal, act: RestrictingAct, { accountId, start }: AccountScene): Promise<void> {
    if (act.does === 'hold') return this.hold(by, accountId, act, start);
    if (act.does === 'find') return this.findings.add(by, accountId, act.kind, act.text);
    if (act.does === 'clear_fact') return this.findings.clear(by, accountId, act.text);
    if (act.does === 'release_hold') return this.release(by, accountId, act.text);
    await this.closeAccount.close(by, accountId, act.text);
  }

  private async hold(by: StaffPrincipal, accountId: string, act: HoldAct, start: Date): Promise<void> {
    const until = act.until === null ? null : new Date(start.getTime() - lengthOf(act.until));
    const { code, services, text: note } = act;
    await this.placeHold.place(by, { accountId, code, services, until, note });
  }

  private async release(by: StaffPrincipal, accountId: string, note: string): Promise<void> {
    const newest = (await this.holds.ofAccount(accountId)).find((hold) => hold.releasedAt === null);
    if (newest === undefined) throw new NotFoundError('open hold');
    await this.releaseHold.release(by, newest.id, note, newest.version);
  }
}
