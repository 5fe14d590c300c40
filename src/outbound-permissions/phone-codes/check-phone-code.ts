import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import { Ledger } from '../../ledger/ledger.js';
import { AdvanceRequest } from '../advance-request.js';
import { lockRequest } from '../lock-request.js';
import { OutboundPermission } from '../outbound-permission.entity.js';
import { isRequestUnfinished } from '../outbound-permissions.states.js';
import { ReadRequests } from '../read-requests.js';
import {
  CodeVoidError,
  CodeWrongError,
  NoCodeNeededError,
  PhoneAlreadyProvedError,
} from './code-refusals.js';
import type { PhoneCode } from './phone-code.entity.js';
import { useCode } from './phone-codes.sql.js';
import { TryPhoneCode } from './try-phone-code.js';

/** T6: the customer types the code in; the right one, once, proves the number and completes the step. */
@Injectable()
export class CheckPhoneCode {
  constructor(
    private readonly requests: ReadRequests,
    private readonly tries: TryPhoneCode,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly advance: AdvanceRequest,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError when the request is not the caller's, CodeWrongError with the tries that are left,
   *   PhoneAlreadyProvedError, NoCodeNeededError, and what `TryPhoneCode.run` throws
   */
  async check(by: CustomerPrincipal, permissionId: string, typed: string): Promise<void> {
    const at = this.clock.now();
    const request = await this.requests.find(by, permissionId);
    refuseSettled(request);
    const { isRight, code, triesLeft } = await this.tries.run(request, typed, at);
    await this.unitOfWork.run(async (tx) => {
      if (isRight) return this.prove(tx, by, code, at);
      this.ledger.record(tx, at, eventOf('phone_code.refused', by, request, { triesLeft }));
    });
    if (!isRight) throw new CodeWrongError(triesLeft);
  }

  private async prove(tx: Tx, by: CustomerPrincipal, code: PhoneCode, at: Date): Promise<void> {
    const request = await lockRequest(tx, code.outboundPermissionId);
    refuseSettled(request);
    const used = await tx.query(useCode(code.id, at));
    if (used.length === 0 || request.phoneE164 !== code.phoneE164) throw new CodeVoidError();
    const changes = { phoneProvedAt: at, touchedAt: at, version: request.version + 1 };
    tx.write(updateRow(OutboundPermission, request.id, changes));
    this.ledger.record(tx, at, eventOf('phone_code.proved', by, request, { channel: code.channel }));
    await this.advance.afterStep(tx, { ...request, ...changes }, at);
  }
}

function refuseSettled({ status, phoneProvedAt }: OutboundPermission): void {
  if (!isRequestUnfinished(status)) throw new NoCodeNeededError(status);
  if (phoneProvedAt !== null) throw new PhoneAlreadyProvedError();
}

function eventOf(
  action: 'phone_code.refused' | 'phone_code.proved',
  by: CustomerPrincipal,
  request: OutboundPermission,
  detail: Readonly<Record<string, unknown>>,
): AuditEvent {
  return {
    action,
    actor: actorOf(by),
    subjectKind: 'outbound_permission',
    subjectId: request.id,
    accountId: request.accountId,
    caseId: request.caseId,
    detail,
  };
}
