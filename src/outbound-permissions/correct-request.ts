import { Injectable } from '@nestjs/common';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { InvalidError } from '../kernel/errors.js';
import { Ledger } from '../ledger/ledger.js';
import { AdvanceRequest } from './advance-request.js';
import { changedParts, describedBy, isDescribed } from './described-purpose.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import type { ChangeRequestDto } from './outbound-permissions.dto.js';
import { requestEvent } from './request-event.js';

/** The customer goes on with step 1, or corrects it: what was found in it is looked for anew (T5, T9). */
@Injectable()
export class CorrectRequest {
  constructor(
    private readonly ledger: Ledger,
    private readonly advance: AdvanceRequest,
  ) {}

  /** `request` is locked and unfinished. @throws InvalidError when nothing is changed */
  async correct(
    tx: Tx,
    request: OutboundPermission,
    input: ChangeRequestDto,
    by: { readonly actor: Actor; readonly at: Date },
  ): Promise<void> {
    const described = describedBy(request, input);
    const changed = changedParts(request, described);
    if (changed.length === 0)
      throw new InvalidError('nothing_changed', 'Change the purpose, an answer or the phone number.');
    const changes = {
      ...described,
      purposeGivenAt: isDescribed(described) ? (request.purposeGivenAt ?? by.at) : null,
      touchedAt: by.at,
      version: request.version + 1,
    };
    tx.write(updateRow(OutboundPermission, request.id, changes));
    const event = requestEvent('outbound_permission.changed', by.actor, request, { fields: changed });
    this.ledger.record(tx, by.at, event);
    await this.advance.after(tx, { ...request, ...changes }, { ...by, changed });
  }
}
