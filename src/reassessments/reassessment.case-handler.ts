import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import type { FactKind } from '../accounts/account-facts.js';
import type { CaseHandler, Conversation, DecisionMade, DecisionOffer } from '../cases/case-handler.js';
import { withdrawCasesAboutHolds } from '../cases/withdraw-case.js';
import { CONFIG, type Config } from '../config/config.js';
import { columnsOf, updateRow } from '../database/rows.js';
import type { Reader, Tx } from '../database/tx.js';
import type { Hold } from '../holds/hold.entity.js';
import { isOwn } from '../holds/inherited-hold.js';
import { ReleaseHolds } from '../holds/release-holds.js';
import { listOpenHolds } from '../holds/restricted-account.js';
import { NotFoundError } from '../kernel/errors.js';
import { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { Reassessment } from './reassessment.entity.js';
import { ReassessmentPanel } from './reassessment.panel.js';
import { isReassessmentCode, REASSESSMENT_CODES } from './reassessments.codes.js';
import { TicketMessages } from './reassessments.messages.js';
import { offersFor, TICKET_FIELDS } from './reassessments.offers.js';
import { reviewStatements } from './reassessments.sql.js';
import { nextReassessmentStatus } from './reassessments.states.js';

export interface ReassessmentUnderReview {
  readonly ticket: Reassessment;
  readonly account: Account;
  readonly zeroToleranceFacts: readonly { readonly kind: FactKind }[];
}

/** How a reassessment ticket is reviewed: approval lifts every restriction of the account itself, rejection says nothing but that. */
@Injectable()
export class ReassessmentCaseHandler implements CaseHandler<ReassessmentUnderReview> {
  readonly type = 'reassessment';
  readonly codes = REASSESSMENT_CODES;

  constructor(
    private readonly ledger: Ledger,
    private readonly releaseHolds: ReleaseHolds,
    private readonly ticketPanel: ReassessmentPanel,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  readonly conversation: Conversation = {
    fields: TICKET_FIELDS,
    passTurn: (tx, subjectId, { to, aimBy, dueBy }) =>
      tx.write(
        updateRow(Reassessment, subjectId, {
          status: to === 'customer' ? 'awaiting_customer' : 'open',
          aimBy,
          dueBy,
        }),
      ),
    tell: async (tx, subjectId, { text, asks }) => {
      const messages = await this.messagesTo(tx, subjectId);
      return [asks ? messages.informationRequested(subjectId, text) : messages.wrote(subjectId, text)];
    },
  };

  load(tx: Tx, subjectId: string): Promise<ReassessmentUnderReview> {
    return ticketUnderReview(tx, reviewStatements(subjectId, 'decide'));
  }

  read(from: Reader, subjectId: string): Promise<ReassessmentUnderReview> {
    return ticketUnderReview(from, reviewStatements(subjectId, 'look'));
  }

  offers(subject: ReassessmentUnderReview): readonly DecisionOffer[] {
    return offersFor({
      round: subject.ticket.round,
      hasZeroToleranceFact: subject.zeroToleranceFacts.length > 0,
    });
  }

  async apply(
    tx: Tx,
    subject: ReassessmentUnderReview,
    decision: DecisionMade,
  ): Promise<readonly OutboxMessage[]> {
    const { ticket, account } = subject;
    const messages = new TicketMessages(this.config, account);
    const move = decision.outcome === 'approve' ? 'approve' : 'reject';
    tx.write(
      updateRow(Reassessment, ticket.id, {
        status: nextReassessmentStatus(ticket.status, move),
        decidedAt: decision.at,
        rejectionCodes: decision.codes.filter(isReassessmentCode),
        version: ticket.version + 1,
      }),
    );
    if (move === 'reject') return [messages.rejected(ticket.id, ticket.round)];
    await this.lift(tx, subject, decision);
    return [messages.approved(ticket.id)];
  }

  withdraw(tx: Tx, subjectId: string): void {
    tx.write(updateRow(Reassessment, subjectId, { status: 'withdrawn' }));
  }

  panel(subjectId: string): Promise<{ view: string; model: object }> {
    return this.ticketPanel.present(subjectId);
  }

  private async lift(
    tx: Tx,
    { account }: ReassessmentUnderReview,
    { actor, at, caseId }: DecisionMade,
  ): Promise<void> {
    const openHolds = await tx.query<Hold>(listOpenHolds(account.id));
    const own = openHolds.filter(isOwn);
    await this.releaseHolds.release(tx, { account, openHolds }, own, {
      actor,
      at,
      caseId,
      note: 'Reassessment approved',
    });
    const ids = own.map((hold) => hold.id);
    await withdrawCasesAboutHolds(tx, this.ledger, { holdIds: ids, exceptCaseId: caseId, actor, at });
  }

  private async messagesTo(tx: Tx, subjectId: string): Promise<TicketMessages> {
    const [account] = await tx.query<Account>({
      name: 'account-of-ticket',
      text: `SELECT ${columnsOf(Account, 'a')} FROM reassessments r JOIN accounts a ON a.id = r.account_id WHERE r.id = $1`,
      values: [subjectId],
    });
    if (account === undefined) throw new NotFoundError('reassessment ticket');
    return new TicketMessages(this.config, account);
  }
}

async function ticketUnderReview(
  from: Reader,
  statements: ReturnType<typeof reviewStatements>,
): Promise<ReassessmentUnderReview> {
  const [[ticket], [account], zeroToleranceFacts] = await Promise.all([
    from.query<Reassessment>(statements.ticket),
    from.query<Account>(statements.account),
    from.query<{ kind: FactKind }>(statements.zeroToleranceFacts),
  ]);
  if (ticket === undefined || account === undefined) throw new NotFoundError('reassessment ticket');
  return { ticket, account, zeroToleranceFacts };
}
