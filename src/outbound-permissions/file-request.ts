import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import type { Account } from '../accounts/account.entity.js';
import { lockAccount } from '../accounts/locked-account.js';
import { insertRow } from '../database/rows.js';
import { violatesUnique } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { CloseRequest } from './close-request.js';
import { newRequest } from './new-request.js';
import { OutboundPermission, type RequestChannel } from './outbound-permission.entity.js';
import type { FileRequestDto } from './outbound-permissions.dto.js';
import { standingRequests } from './outbound-permissions.sql.js';
import { hasLapsed, isRequestUnfinished } from './outbound-permissions.states.js';
import { PhoneCodeLimits } from './phone-codes/phone-code-limits.js';
import { SendPhoneCode } from './phone-codes/send-phone-code.js';
import { requestEvent } from './request-event.js';
import {
  AlreadyGrantedError,
  OnHoldError,
  ParentAsksError,
  PermissionNotNeededError,
  RequestAlreadyOpenError,
} from './request-refusals.js';

/** A self-service account asks for the right to send (T1–T5). */
@Injectable()
export class FileRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly closing: CloseRequest,
    private readonly phoneCode: SendPhoneCode,
    private readonly limits: PhoneCodeLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a request for the caller's account; gives its id. A phone number given with it is sent the first code.
   * @throws ParentAsksError, AccountClosedError, PermissionNotNeededError, OnHoldError, AlreadyGrantedError,
   * RequestAlreadyOpenError, and what the phone number is refused with
   */
  async open(by: CustomerPrincipal, input: FileRequestDto, via: RequestChannel): Promise<string> {
    if (input.phone !== undefined) await this.limits.admit(by);
    try {
      return await this.unitOfWork.run((tx) => this.openIn(tx, by, input, via));
    } catch (error) {
      throw violatesUnique(error, 'outbound_permissions_one_open') ? new RequestAlreadyOpenError() : error;
    }
  }

  /** The same as part of a larger transaction. */
  async openIn(tx: Tx, by: CustomerPrincipal, input: FileRequestDto, via: RequestChannel): Promise<string> {
    const at = this.clock.now();
    await this.makeRoom(tx, by, at);
    const account = await lockAccount(tx, by.accountId);
    refuseUnfit(account);
    const [standing] = await tx.query<OutboundPermission>(standingRequests(account.id));
    if (standing !== undefined) throw refusalFor(standing);
    const request = newRequest(account, input, { via, at });
    tx.write(insertRow(OutboundPermission, request));
    this.ledger.record(tx, at, requestEvent('outbound_permission.opened', actorOf(by), request, { via }));
    if (input.phone !== undefined)
      await this.phoneCode.send(tx, { request, phone: input.phone, actor: actorOf(by), at });
    return request.id;
  }

  /** A grant that has run out makes room for another; its deposit goes back. Locked before the account, as everywhere. */
  private async makeRoom(tx: Tx, by: CustomerPrincipal, at: Date): Promise<void> {
    const [standing] = await tx.query<OutboundPermission>(standingRequests(by.accountId));
    if (standing !== undefined && hasLapsed(standing, at)) await this.closing.lapsed(tx, standing.id, at);
  }
}

function refuseUnfit(account: Account): void {
  if (account.parentId !== null) throw new ParentAsksError(account.parentId);
  if (account.status === 'closed') throw new AccountClosedError(account);
  if (account.plan === 'contracted') throw new PermissionNotNeededError();
  if (account.status === 'on_hold') throw new OnHoldError();
}

function refusalFor({ id, status }: OutboundPermission): Error {
  return isRequestUnfinished(status) ? new RequestAlreadyOpenError(id) : new AlreadyGrantedError(id);
}
