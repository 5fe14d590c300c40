import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { InvalidError, type FieldError } from '../../kernel/errors.js';
import { FileReassessment } from '../../reassessments/file-reassessment.js';
import { FileReassessmentDto } from '../../reassessments/reassessments.dto.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import { ticketErrors } from './ticket-errors.js';
import { ticketInput } from './ticket-input.js';

/** What came of filing: the ticket's id, or what is wrong at which field of the form. */
export type FilingResult = { readonly ticketId: string } | { readonly errors: readonly FieldError[] };

/** Files what was typed. The rules are those of the API; only the words about them are the form's. */
@Injectable()
export class FileTypedTicket {
  constructor(private readonly filing: FileReassessment) {}

  /** @throws NothingToReassessError, TicketAlreadyOpenError, DecisionFinalError */
  async file(by: CustomerPrincipal, typed: TicketDraft): Promise<FilingResult> {
    const { input, origins } = ticketInput(typed);
    try {
      const ticket = await readForm(FileReassessmentDto, input);
      return { ticketId: await this.filing.file(by, ticket) };
    } catch (refusal) {
      if (!(refusal instanceof InvalidError) || refusal.fields.length === 0) throw refusal;
      return { errors: ticketErrors(refusal.fields, typed, origins) };
    }
  }
}
