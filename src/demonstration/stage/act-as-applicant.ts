import { Inject, Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { ConflictError, NotFoundError } from '../../kernel/errors.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { FileRequest } from '../../outbound-permissions/file-request.js';
import type { ApplicantAct, Yes } from '../story/applications.js';
import type { Cast } from './cast.js';
import { ConfirmPhone } from './confirm-phone.js';
import { PayDeposit } from './pay-deposit.js';

type Acts = {
  readonly [D in ApplicantAct['does']]: (
    act: Extract<ApplicantAct, { does: D }>,
    by: CustomerPrincipal,
    requestId: string,
  ) => Promise<unknown>;
};

const ALL_NO: Readonly<Record<Yes, boolean>> = {
  userGeneratedContent: false,
  arbitraryDestinations: false,
  unsolicited: false,
  staysInDevelopment: false,
};

/** Lets the owners of the accounts ask for outbound permission, by the commands that the portal and the API call. */
@Injectable()
export class ActAsApplicant {
  constructor(
    private readonly database: Database,
    private readonly filing: FileRequest,
    private readonly changing: ChangeRequest,
    private readonly phones: ConfirmPhone,
    private readonly deposits: PayDeposit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws RefusalError where this program takes real money or sends real messages: the scene is left out */
  async perform(cast: Cast, business: string, act: ApplicantAct): Promise<void> {
    const by = cast.owner(business);
    if (act.does === 'open') {
      this.refuseRealMoney();
      await this.filing.open(by, {}, 'portal');
      return;
    }
    const perform = this.acts[act.does] as (...given: unknown[]) => Promise<unknown>; // the table pairs each act with its own
    await perform(act, by, await this.newestRequest(by.accountId));
  }

  private readonly acts: Acts = {
    open: () => Promise.resolve(),
    describe: ({ purpose, channels, yes }, by, id) => {
      const answers = { ...ALL_NO, ...Object.fromEntries(yes.map((question) => [question, true])) };
      return this.changing.change(by, id, { purpose, application: { channels: [...channels], ...answers } });
    },
    give_phone: ({ phone }, by, id) => this.changing.change(by, id, { phone }),
    confirm_phone: (_, by, id) => this.phones.confirm(by, id),
    ask_for_deposit: ({ money }, by, id) => this.deposits.askFor(by, id, money),
    pay: ({ amount }, _, id) => this.deposits.tell('succeeded', id, amount),
    money_back: (_, __, id) => this.deposits.tell('refunded', id),
    say: ({ text }, by, id) => this.changing.write(by, id, text),
    take_back: (_, by, id) => this.changing.withdraw(by, id, {}),
  };

  private refuseRealMoney(): void {
    if (this.config.payments.gateway !== 'sandbox')
      throw new ConflictError('real_money', 'The demonstration pays only where no money moves.');
  }

  private async newestRequest(accountId: string): Promise<string> {
    const request = await this.database.find<{ id: string }>({
      name: 'demonstration-request',
      text: `SELECT o.id FROM outbound_permissions o WHERE o.account_id = $1 ORDER BY o.opened_at DESC, o.id DESC LIMIT 1`,
      values: [accountId],
    });
    if (request === null) throw new NotFoundError('outbound permission');
    return request.id;
  }
}
