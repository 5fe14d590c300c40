import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { insertRow, updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError, InvalidError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeOnCase, authorizeReview, requireClaim } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers, type Conversation } from './case-handler.js';
import { refuseStale } from './refuse-stale.js';
import { CaseMessage } from './case-message.entity.js';
import { CaseNote } from './case-note.entity.js';
import { DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';

/** What staff write on a case: notes for one another, and words for the customer. */
@Injectable()
export class WriteToCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** A note that only staff see; also on a case that is closed. */
  note(by: StaffPrincipal, caseId: string, text: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeOnCase(by, 'work', kase);
      const id = newId(now);
      tx.write(insertRow(CaseNote, { id, caseId, staffId: by.staff.id, text, createdAt: now }));
      this.ledger.record(tx, now, caseEvent('case.noted', actorOf(by), kase, { text }));
      return id;
    });
  }

  /**
   * P26: asks the customer for what is missing. The case waits for him, and so does the promise's clock.
   * @throws ConflictError when the customer has no part in this kind of case, InvalidError at `fields`
   */
  requestInformation(
    by: StaffPrincipal,
    request: { caseId: string; message: string; fields: readonly string[]; version?: number | undefined },
  ): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, request.caseId, by.staff.id);
      authorizeReview(by, kase);
      await refuseStale(tx, kase, request.version);
      requireClaim(by, kase);
      if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
      const conversation = this.conversationOf(kase);
      refuseUnknownFields(conversation, request.fields);
      const status = nextCaseStatus(kase.status, 'ask');
      tx.write(
        updateRow(Case, kase.id, {
          status,
          assigneeId: null,
          claimedAt: null,
          claimExpiresAt: null,
          clockPausedAt: now,
          version: kase.version + 1,
        }),
      );
      const message = messageOf(kase, by, { text: request.message, fields: request.fields }, now);
      tx.write(insertRow(CaseMessage, message));
      conversation.passTurn(tx, kase.subjectId, {
        to: 'customer',
        at: now,
        aimBy: kase.aimBy,
        dueBy: kase.dueBy,
      });
      const mails = await conversation.tell(tx, kase.subjectId, { text: request.message, asks: true });
      this.ledger.record(
        tx,
        now,
        caseEvent('case.information_requested', actorOf(by), kase, {
          text: request.message,
          fields: request.fields,
        }),
        mails,
      );
      return message.id;
    });
  }

  /** Words for the customer that ask for nothing; whose turn it is stays. */
  message(by: StaffPrincipal, caseId: string, text: string, version?: number): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeReview(by, kase);
      await refuseStale(tx, kase, version);
      const conversation = this.conversationOf(kase);
      const message = messageOf(kase, by, { text, fields: [] }, now);
      tx.write(insertRow(CaseMessage, message));
      const mails = await conversation.tell(tx, kase.subjectId, { text, asks: false });
      this.ledger.record(tx, now, caseEvent('case.message_sent', actorOf(by), kase, { text }), mails);
      return message.id;
    });
  }

  private conversationOf(kase: LockedCase): Conversation {
    const { conversation } = handlerFor(this.handlers, kase.type);
    if (conversation === null)
      throw new ConflictError(
        'no_conversation',
        'The customer has no part in this kind of case, so there is nobody to write to.',
      );
    return conversation;
  }
}

function refuseUnknownFields(conversation: Conversation, fields: readonly string[]): void {
  const unknown = fields.filter((field) => !conversation.fields.includes(field));
  if (unknown.length > 0)
    throw InvalidError.field(
      'fields',
      'field_unknown',
      `Unknown: ${unknown.join(', ')}. Known: ${conversation.fields.join(', ')}.`,
    );
}

/** The customer reads who wrote as the team, never the reviewer's name. */
function messageOf(
  kase: LockedCase,
  by: StaffPrincipal,
  written: { text: string; fields: readonly string[] },
  now: Date,
): CaseMessage {
  return {
    id: newId(now),
    caseId: kase.id,
    accountId: kase.accountId,
    authorKind: 'staff',
    authorId: by.staff.id,
    authorLabel: by.staff.name,
    text: written.text,
    fields: [...written.fields],
    createdAt: now,
  };
}
