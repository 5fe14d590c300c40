import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { InvalidError } from '../../kernel/errors.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { ChangeRequestDto } from '../../outbound-permissions/outbound-permissions.dto.js';
import { missingIn, purposeErrors, purposeInput, type TypedPurpose } from './purpose-form.js';

/** Saves step 1 as it was typed (T5). The rules are those of the API; only the words about them are the form's. */
@Injectable()
export class SavePurpose {
  constructor(private readonly changing: ChangeRequest) {}

  /** Saving what stands there already is no mistake. @throws InvalidError at the form's fields, ConflictError when it was changed meanwhile */
  async save(by: CustomerPrincipal, id: string, typed: TypedPurpose): Promise<void> {
    try {
      const missing = missingIn(typed);
      if (missing.length > 0) throw new InvalidError('incomplete', 'Something is missing.', missing);
      const input = { ...purposeInput(typed), version: typed.version };
      await this.changing.change(by, id, await readForm(ChangeRequestDto, input));
    } catch (refusal) {
      if (!(refusal instanceof InvalidError)) throw refusal;
      if (refusal.code === 'nothing_changed') return;
      if (refusal.fields.length === 0) throw refusal;
      throw new InvalidError(refusal.code, refusal.message, purposeErrors(refusal.fields));
    }
  }
}
