import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { promiseFor } from '../cases/business-calendar.js';
import { DecideCase } from '../cases/decide-case.js';
import { attachEvidence } from '../cases/evidence/attach-evidence.js';
import { openCase } from '../cases/open-case.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow } from '../database/rows.js';
import { violatesUnique } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { lockRestrictedAccount } from '../holds/restricted-account.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { Reassessment } from './reassessment.entity.js';
import type { FileReassessmentDto } from './reassessments.dto.js';
import { TicketMessages } from './reassessments.messages.js';
import { nextRound, restrictedSince, TicketAlreadyOpenError } from './reassessments.rules.js';
import { deleteDraft } from './save-draft.js';
import { listDeciders, listTicketsOfAccount, listZeroToleranceFacts } from './reassessments.sql.js';

/** The owner of a restricted account asks us to look again (P8, P17–P24, P33). */
@Injectable()
export class FileReassessment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly decideCase: DecideCase,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Files a ticket for the caller's account; gives its id.
   * @throws AccountClosedError, NothingToReassessError, RestrictedWithParentError, TicketAlreadyOpenError, DecisionFinalError, InvalidError at the evidence
   */
  async file(by: CustomerPrincipal, input: FileReassessmentDto): Promise<string> {
    try {
      return await this.unitOfWork.run((tx) => this.fileIn(tx, by, input));
    } catch (error) {
      throw violatesUnique(error, 'reassessments_one_open') ? new TicketAlreadyOpenError() : error;
    }
  }

  private async fileIn(tx: Tx, by: CustomerPrincipal, input: FileReassessmentDto): Promise<string> {
    const now = this.clock.now();
    const { account, openHolds } = await lockRestrictedAccount(tx, by.accountId);
    if (account.status === 'closed') throw new AccountClosedError(account);
    const earlier = await tx.query<Reassessment>(listTicketsOfAccount(account.id));
    const { round, previous } = nextRound(earlier, restrictedSince(account, openHolds));
    const ticket = ticketOf(account, input, { round, previousId: previous?.id ?? null, now });
    const deciders = previous === null ? [] : await tx.query<{ id: string }>(listDeciders(previous.caseId));
    const facts = await tx.query(listZeroToleranceFacts(account.id));

    openCase(tx, {
      id: ticket.caseId,
      type: 'reassessment',
      subjectId: ticket.id,
      account,
      round,
      previousCaseId: previous?.caseId ?? null,
      excludedStaffIds: deciders.map((decider) => decider.id),
      headline: facts.length > 0 ? 'Zero-tolerance fact on the account' : null,
      openedAt: now,
      aimBy: ticket.aimBy,
      dueBy: ticket.dueBy,
    });
    tx.write(insertRow(Reassessment, ticket));
    tx.write(deleteDraft(account.id));
    await attachEvidence(tx, input.evidence ?? [], {
      caseId: ticket.caseId,
      accountId: account.id,
      messageId: null,
      at: now,
    });
    const messages = new TicketMessages(this.config, account);
    this.ledger.record(
      tx,
      now,
      {
        action: 'reassessment.filed',
        actor: actorOf(by),
        subjectKind: 'reassessment',
        subjectId: ticket.id,
        accountId: account.id,
        caseId: ticket.caseId,
        detail: { round },
      },
      [messages.received(ticket)],
    );
    if (facts.length > 0 && round === 1 && this.config.zeroToleranceDecider === 'system')
      await this.rejectAtOnce(tx, ticket);
    return ticket.id;
  }

  /** P27–P30: the system rejects at once, through the same door as a person. */
  private async rejectAtOnce(tx: Tx, ticket: Reassessment): Promise<void> {
    await this.decideCase.decideIn(
      tx,
      { by: 'system' },
      {
        caseId: ticket.caseId,
        version: 1,
        outcome: 'reject',
        codes: ['zero_tolerance'],
        note: 'The account carries a zero-tolerance fact.',
        publicMessage: null,
        conditions: null,
      },
    );
  }
}

function ticketOf(
  account: Account,
  input: FileReassessmentDto,
  { round, previousId, now }: { round: 1 | 2; previousId: string | null; now: Date },
): Reassessment {
  return {
    id: newId(now),
    accountId: account.id,
    caseId: newId(now),
    status: 'open',
    round,
    final: round === 2,
    previousId,
    companyName: input.companyName,
    companyWebsite: input.companyWebsite,
    useCase: input.useCase,
    services: input.services,
    countries: input.countries,
    unitsPerMonth: input.unitsPerMonth,
    spendAmount: input.spendPerMonth.amount,
    spendCurrency: input.spendPerMonth.currency,
    sampleMessage: input.sampleMessage ?? null,
    ...promiseFor(now, account.country),
    filedAt: now,
    decidedAt: null,
    rejectionCodes: [],
    version: 1,
  };
}
