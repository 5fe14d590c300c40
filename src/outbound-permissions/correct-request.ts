import { Injectable } from '@nestjs/common';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { InvalidError } from '../kernel/errors.js';
import { Ledger } from '../ledger/ledger.js';
import { AdvanceRequest } from './advance-request.js';
import { changedParts, describedBy, isDescribed, type Purpose } from './described-purpose.js';
import { lockRequest } from './lock-request.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import type { ChangeRequestDto } from './outbound-permissions.dto.js';
import { SendPhoneCode } from './phone-codes/send-phone-code.js';
import { requestEvent } from './request-event.js';

/** Who corrects, and when. */
export interface Correction {
  readonly actor: Actor;
  readonly at: Date;
}

/** The customer goes on with the purpose or corrects it, so what was found in it is looked for anew (T5, T9), or gives a phone number (T6). */
@Injectable()
export class CorrectRequest {
  constructor(
    private readonly ledger: Ledger,
    private readonly advance: AdvanceRequest,
    private readonly phoneCode: SendPhoneCode,
  ) {}

  /** `request` is locked and unfinished. @throws InvalidError when nothing is changed, and what the phone number is refused with */
  async correct(tx: Tx, request: OutboundPermission, input: ChangeRequestDto, by: Correction): Promise<void> {
    const described = describedBy(request, input);
    const changed = changedParts(request, described);
    if (changed.length > 0) await this.describe(tx, request, described, changed, by);
    else if (input.phone === undefined)
      throw new InvalidError('nothing_changed', 'Change the purpose, an answer or the phone number.');
    if (input.phone !== undefined) await this.sendCode(tx, request.id, input.phone, by);
  }

  private async describe(
    tx: Tx,
    request: OutboundPermission,
    described: Purpose,
    changed: readonly string[],
    by: Correction,
  ): Promise<void> {
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

  /** T6: another number has to be proved anew, so the steps are not all done any more. */
  private async sendCode(tx: Tx, requestId: string, phone: string, by: Correction): Promise<void> {
    const request = await lockRequest(tx, requestId);
    const sent = await this.phoneCode.send(tx, { request, phone, ...by });
    if (request.phoneProvedAt !== null && sent.phoneProvedAt === null)
      await this.advance.after(tx, sent, { ...by, changed: ['phone'] });
  }
}
