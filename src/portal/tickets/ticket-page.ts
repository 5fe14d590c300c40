import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Clock } from '../../kernel/clock.js';
import type { FieldError } from '../../kernel/errors.js';
import { isOwn } from '../../holds/inherited-hold.js';
import { toSid } from '../../kernel/ids.js';
import { ReadReassessments } from '../../reassessments/read-reassessments.js';
import { MOST_EVIDENCE } from '../../reassessments/reassessments.dto.js';
import { AccountStanding, type Standing } from '../standing/account-standing.js';
import { askedOf } from './asked-fields.js';
import { evidenceFields } from './evidence-fields.js';
import { OwnFiles } from './own-files.js';
import { presentTicket } from './present-ticket.js';
import { requestStage } from '../standing/request-stage.js';
import { ticketFields } from './ticket-fields.js';
import type { TypedAnswer } from './typed-answer.js';
import { ticketAsTyped } from './typed-ticket.js';

/** The page of one ticket, with the form to answer while it is open. */
@Injectable()
export class TicketPages {
  constructor(
    private readonly reading: ReadReassessments,
    private readonly standing: AccountStanding,
    private readonly ownFiles: OwnFiles,
    private readonly clock: Clock,
  ) {}

  /** `answer`: what was typed into the form, when it was refused. @throws NotFoundError when it is not the caller's */
  async draw(
    by: CustomerPrincipal,
    ticketId: string,
    answer: TypedAnswer | null = null,
    errors: readonly FieldError[] = [],
  ): Promise<object> {
    const [ticket, row, standing] = await Promise.all([
      this.reading.get(by, ticketId),
      this.reading.find(by, ticketId),
      this.standing.ofCaller(by),
    ]);
    const asked = askedOf(ticket);
    const typed = { ...ticketAsTyped(row), ...answer?.corrections };
    const files = await this.ownFiles.describe(by.accountId, answer?.files ?? []);
    const moment = {
      country: row.country,
      now: this.clock.now(),
      mayAskAgain: mayAskAgain(standing, ticketId),
    };
    return {
      ...presentTicket(ticket, moment),
      errors,
      most: MOST_EVIDENCE,
      asked,
      ...ticketFields(typed, answer?.asked ?? asked?.fields ?? []),
      reply: answer?.text ?? '',
      evidence: evidenceFields(files, answer?.links ?? []),
      action: `/portal/reassessments/${toSid('reassessment', ticketId)}`,
    };
  }
}

/** P33: the button stands at the ticket whose rejection may be disputed now, and nowhere else. */
function mayAskAgain({ openHolds, tickets }: Standing, ticketId: string): boolean {
  const oldest = openHolds.find(isOwn);
  if (oldest === undefined) return false;
  const stage = requestStage(tickets, oldest.placedAt);
  return stage.stage === 'may_ask_again' && stage.ticket.id === ticketId;
}
