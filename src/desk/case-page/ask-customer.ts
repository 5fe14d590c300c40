import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { WriteToCase } from '../../cases/write-to-case.js';
import { InvalidError } from '../../kernel/errors.js';

/** P26: what is missing is asked for from the decide pane, with a note for the colleagues beside it if there is one. */
@Injectable()
export class AskCustomer {
  constructor(private readonly writing: WriteToCase) {}

  /** @throws InvalidError at `message`, ConflictError, ForbiddenError */
  async ask(
    by: StaffPrincipal,
    asked: {
      readonly caseId: string;
      readonly version: number | undefined;
      readonly message: string | null;
      readonly fields: readonly string[];
      readonly note: string | null;
    },
  ): Promise<void> {
    const { caseId, version, message, fields, note } = asked;
    if (message === null)
      throw InvalidError.field('message', 'message_required', 'Write what you need to know.');
    await this.writing.requestInformation(by, { caseId, version, message, fields });
    if (note !== null) await this.writing.note(by, caseId, note);
  }
}
