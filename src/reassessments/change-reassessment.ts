import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { attachEvidence } from '../cases/evidence/attach-evidence.js';
import { CONFIG, type Config } from '../config/config.js';
import { columnsOf, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError, InvalidError, NotFoundError } from '../kernel/errors.js';
import { Ledger } from '../ledger/ledger.js';
import { ReadReassessments } from './read-reassessments.js';
import { Reassessment } from './reassessment.entity.js';
import type {
  ChangeReassessmentDto,
  TicketMessageDto,
  WithdrawReassessmentDto,
} from './reassessments.dto.js';
import { TicketMessages } from './reassessments.messages.js';
import type { TicketWithAccount } from './reassessments.sql.js';
import {
  isTicketOpen,
  nextReassessmentStatus,
  TicketClosedError,
  type ReassessmentMove,
} from './reassessments.states.js';

/** What the customer does to a ticket that is filed: answers, corrects, withdraws. */
@Injectable()
export class ChangeReassessment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
    private readonly tickets: ReadReassessments,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Writes to the reviewer; when we were waiting for the customer, the turn is ours again. @throws TicketClosedError, NotFoundError */
  async write(by: CustomerPrincipal, ticketId: string, message: TicketMessageDto): Promise<void> {
    const at = this.clock.now();
    const seen = await this.changeable(by, ticketId);
    await this.unitOfWork.run((tx) => this.writeIn(tx, by, { ...seen, at }, message));
  }

  /** Writes in a transaction that makes more than the message true. `ticket` is one that `by` may see. @throws TicketClosedError */
  async writeIn(
    tx: Tx,
    by: CustomerPrincipal,
    { id, caseId, at }: { readonly id: string; readonly caseId: string; readonly at: Date },
    { text, evidence }: TicketMessageDto,
  ): Promise<void> {
    const ticket = await this.openTicket(tx, caseId, id, 'answer');
    const answered = await this.turn.answer(tx, caseId, { actor: actorOf(by), text, changed: [], at });
    tx.write(
      updateRow(Reassessment, id, {
        status: nextReassessmentStatus(ticket.status, 'answer'),
        aimBy: answered.aimBy,
        dueBy: answered.dueBy,
        version: ticket.version + 1,
      }),
    );
    const { accountId } = ticket;
    const { messageId } = answered;
    await attachEvidence(tx, evidence ?? [], { caseId, accountId, messageId, at });
  }

  /** Corrects fields while we wait for the customer. @throws ConflictError when it is not his turn or the version is stale */
  async change(by: CustomerPrincipal, ticketId: string, input: ChangeReassessmentDto): Promise<void> {
    const at = this.clock.now();
    const { caseId } = await this.changeable(by, ticketId);
    await this.unitOfWork.run(async (tx) => {
      const ticket = await this.openTicket(tx, caseId, ticketId, 'answer');
      if (input.version !== ticket.version)
        throw new ConflictError(
          'version_stale',
          'The ticket has changed since you read it. Read it again and repeat your change.',
          { current: ticket.version },
        );
      if (ticket.status !== 'awaiting_customer')
        throw new ConflictError(
          'not_awaiting_customer',
          'A ticket can be corrected only while we wait for you. Write a message instead.',
        );
      const changes = changesOf(ticket, input);
      const names = Object.keys(changes);
      if (names.length === 0 && (input.evidence ?? []).length === 0)
        throw new InvalidError('nothing_changed', 'Change at least one field, or add evidence.');
      const answered = await this.turn.answer(tx, caseId, {
        actor: actorOf(by),
        text: null,
        changed: names,
        at,
      });
      tx.write(
        updateRow(Reassessment, ticketId, {
          ...changes,
          status: 'open',
          aimBy: answered.aimBy,
          dueBy: answered.dueBy,
          version: ticket.version + 1,
        }),
      );
      await attachEvidence(tx, input.evidence ?? [], {
        caseId,
        accountId: ticket.accountId,
        messageId: null,
        at,
      });
      this.ledger.record(tx, at, this.event('reassessment.changed', by, ticket, { fields: names }));
    });
  }

  /** Takes the ticket back; it uses up no round. @throws TicketClosedError */
  async withdraw(by: CustomerPrincipal, ticketId: string, input: WithdrawReassessmentDto): Promise<void> {
    const at = this.clock.now();
    const seen = await this.changeable(by, ticketId);
    await this.unitOfWork.run(async (tx) => {
      const ticket = await this.openTicket(tx, seen.caseId, ticketId, 'withdraw');
      if (input.version !== undefined && input.version !== ticket.version)
        throw new ConflictError('version_stale', 'The ticket has changed since you read it. Read it again.', {
          current: ticket.version,
        });
      await this.turn.withdraw(tx, seen.caseId, actorOf(by), at);
      tx.write(
        updateRow(Reassessment, ticketId, {
          status: 'withdrawn',
          decidedAt: at,
          version: ticket.version + 1,
        }),
      );
      const addressee = { id: ticket.accountId, email: seen.accountEmail, companyName: seen.accountName };
      this.ledger.record(
        tx,
        at,
        this.event('reassessment.withdrawn', by, ticket, { reason: input.reason ?? null }),
        [new TicketMessages(this.config, addressee).withdrawn(ticketId)],
      );
    });
  }

  /** The ticket, if the caller may see it. @throws NotFoundError, ConflictError `account_closed` */
  private async changeable(by: CustomerPrincipal, ticketId: string): Promise<TicketWithAccount> {
    const ticket = await this.tickets.find(by, ticketId);
    const { accountId, accountClosedAt } = ticket;
    if (accountClosedAt !== null) throw new AccountClosedError({ id: accountId, closedAt: accountClosedAt });
    return ticket;
  }

  /** Locks the case and then the ticket, in the order of every decision. */
  private async openTicket(
    tx: Tx,
    caseId: string,
    ticketId: string,
    move: ReassessmentMove,
  ): Promise<Reassessment> {
    await tx.query({
      name: 'lock-case-of-ticket',
      text: `SELECT 1 FROM cases c WHERE c.id = $1 FOR UPDATE`,
      values: [caseId],
    });
    const [ticket] = await tx.query<Reassessment>({
      name: 'lock-ticket',
      text: `SELECT ${columnsOf(Reassessment, 'r')} FROM reassessments r WHERE r.id = $1 FOR UPDATE`,
      values: [ticketId],
    });
    if (ticket === undefined) throw new NotFoundError('reassessment');
    if (!isTicketOpen(ticket.status)) throw new TicketClosedError(ticket.status, move);
    return ticket;
  }

  private event(
    action: 'reassessment.changed' | 'reassessment.withdrawn',
    by: CustomerPrincipal,
    ticket: Reassessment,
    detail: Record<string, unknown>,
  ) {
    return {
      action,
      actor: actorOf(by),
      subjectKind: 'reassessment',
      subjectId: ticket.id,
      accountId: ticket.accountId,
      caseId: ticket.caseId,
      detail,
    };
  }
}

/** The columns that the input changes; P21 must still hold afterwards. */
function changesOf(ticket: Reassessment, input: ChangeReassessmentDto): Partial<Reassessment> {
  const {
    companyName,
    companyWebsite,
    useCase,
    services,
    countries,
    unitsPerMonth,
    spendPerMonth,
    sampleMessage,
  } = input;
  const given = {
    companyName,
    companyWebsite,
    useCase,
    services,
    countries,
    unitsPerMonth,
    sampleMessage,
    spendAmount: spendPerMonth?.amount,
    spendCurrency: spendPerMonth?.currency,
  };
  const changes: Partial<Reassessment> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const after = { ...ticket, ...changes };
  if (after.services.includes('sms') && after.sampleMessage === null)
    throw InvalidError.field(
      'sampleMessage',
      'sample_message_required',
      'SMS is among the services, so give a sample message.',
    );
  return changes;
}
