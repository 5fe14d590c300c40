import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { InvalidError, type FieldError } from '../../kernel/errors.js';
import { ChangeReassessment } from '../../reassessments/change-reassessment.js';
import type { Reassessment } from '../../reassessments/reassessment.entity.js';
import { ChangeReassessmentDto, TicketMessageDto } from '../../reassessments/reassessments.dto.js';
import { ticketErrors } from './ticket-errors.js';
import { evidenceInput, ticketInput } from './ticket-input.js';
import type { TypedAnswer } from './typed-answer.js';
import { ticketAsTyped } from './typed-ticket.js';

/** What was sent to us, or what is wrong at which field. */
export type AnswerResult = { readonly sent: true } | { readonly errors: readonly FieldError[] };

/** Takes a customer's answer at an open ticket: corrections of the fields that we asked about, words, evidence, or all of it. */
@Injectable()
export class AnswerTicket {
  constructor(private readonly changing: ChangeReassessment) {}

  /** @throws ConflictError when the ticket was changed or closed meanwhile */
  async answer(by: CustomerPrincipal, ticket: Reassessment, answer: TypedAnswer): Promise<AnswerResult> {
    const typed = {
      ...ticketAsTyped(ticket),
      ...answer.corrections,
      files: answer.files,
      links: answer.links,
    };
    const { origins } = evidenceInput(answer);
    try {
      await this.send(by, ticket, { ...answer, changes: changesIn(ticket, answer, typed) });
      return { sent: true };
    } catch (refusal) {
      if (!(refusal instanceof InvalidError) || refusal.fields.length === 0) throw refusal;
      const errors = refusal.fields.map((error) =>
        error.field === 'text' ? { ...error, field: 'reply' } : error,
      );
      return { errors: ticketErrors(errors, typed, origins) };
    }
  }

  /** Corrections come before words, so that the reviewer reads of what he already sees; evidence goes with the words. */
  private async send(
    by: CustomerPrincipal,
    ticket: Reassessment,
    { text, version, changes, files, links }: TypedAnswer & { readonly changes: object },
  ): Promise<void> {
    const { pieces } = evidenceInput({ files, links });
    const evidence = pieces.length > 0 ? { evidence: pieces } : {};
    const hasWords = text.trim() !== '';
    const isChange = Object.keys(changes).length > 0;
    if (!hasWords && !isChange && pieces.length === 0) throw NOTHING_SENT;
    const isAwaited = ticket.status === 'awaiting_customer';
    if (!hasWords && !isChange && !isAwaited) throw WORDS_MISSING;
    const words = hasWords ? await readForm(TicketMessageDto, { text, ...evidence }) : null;
    if (isChange || words === null) {
      const input = { version, ...changes, ...(words === null && evidence) };
      await this.changing.change(by, ticket.id, await readForm(ChangeReassessmentDto, input));
    }
    if (words !== null) await this.changing.write(by, ticket.id, words);
  }
}

/** The fields that were asked for and now say something else than before. */
function changesIn(
  ticket: Reassessment,
  { asked }: TypedAnswer,
  typed: Parameters<typeof ticketInput>[0],
): object {
  const before = ticketInput(ticketAsTyped(ticket)).input;
  const after = ticketInput(typed).input;
  const changed = asked
    .filter((field) => after[field] !== undefined && !isDeepStrictEqual(before[field], after[field]))
    // A form's empty field counts as left out; here it was emptied, which the rules are to refuse.
    .map((field) => [field, after[field] === '' ? null : after[field]]);
  return Object.fromEntries(changed);
}

const NOTHING_SENT = InvalidError.field(
  'reply',
  'nothing_sent',
  'Write to us, correct what we asked about, or add evidence.',
);

const WORDS_MISSING = InvalidError.field('reply', 'words_missing', 'Say in a few words what you are adding.');
