import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { ListAccounts } from '../accounts/list-accounts.js';
import { applicantOfAccount } from '../assessments/applicants.js';
import { Assess } from '../assessments/assess.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import type { Effect } from './effects.js';
import type { Report } from './report.js';
import { RespondToReport } from './respond-to-report.js';

/** P5: something became known about an account after its signup. It is recorded, the account is assessed anew, and the response that is set follows. */
@Injectable()
export class ReceiveReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: ListAccounts,
    private readonly assess: Assess,
    private readonly response: RespondToReport,
  ) {}

  /**
   * Gives the id of the fact and what followed from it.
   * @throws NotFoundError, ConflictError `account_closed`, InvalidError `occurred_in_future`
   */
  async receive(by: Principal, report: Report): Promise<{ factId: string; effect: Effect }> {
    const at = this.clock.now();
    if (report.occurredAt !== null && report.occurredAt > at)
      throw InvalidError.field('occurredAt', 'occurred_in_future', 'Give a time that has passed.');
    const account = await this.accounts.get(by, report.accountId);
    if (account.status === 'closed') throw new AccountClosedError(account);
    const lookedUp = await this.assess.lookUp(applicantOfAccount(account));
    return this.unitOfWork.run((tx) => this.response.respond(tx, { by, report, lookedUp, at }));
  }
}
