import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { CloseRequest } from './close-request.js';
import { CorrectRequest } from './correct-request.js';
import { lockRequest } from './lock-request.js';
import type { OutboundPermission } from './outbound-permission.entity.js';
import type { ChangeRequestDto, WithdrawRequestDto } from './outbound-permissions.dto.js';
import { isRequestUnfinished, RequestStateError } from './outbound-permissions.states.js';
import { PhoneCodeLimits } from './phone-codes/phone-code-limits.js';
import { ReadRequests } from './read-requests.js';
import { StaleRequestError } from './request-refusals.js';
import { TalkAboutRequest } from './talk-about-request.js';

/** What the customer does to a request that is under way: goes on with it or corrects it, talks about it, takes it back. */
@Injectable()
export class ChangeRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reading: ReadRequests,
    private readonly correcting: CorrectRequest,
    private readonly talking: TalkAboutRequest,
    private readonly closing: CloseRequest,
    private readonly limits: PhoneCodeLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, RequestStateError, StaleRequestError, InvalidError, and what a phone number is refused with */
  async change(by: CustomerPrincipal, id: string, input: ChangeRequestDto): Promise<void> {
    await this.reading.find(by, id);
    if (input.phone !== undefined) await this.limits.admit(by);
    await this.unitOfWork.run((tx) => this.changeIn(tx, by, id, input));
  }

  /** The same as part of a larger transaction, about a request that `by` may see. */
  async changeIn(tx: Tx, by: CustomerPrincipal, id: string, input: ChangeRequestDto): Promise<void> {
    const request = await this.lockUnfinished(tx, id, input.version);
    await this.correcting.correct(tx, request, input, { actor: actorOf(by), at: this.clock.now() });
  }

  /** T16, T17: words for the team. @throws NotFoundError, RequestStateError */
  async write(by: CustomerPrincipal, id: string, text: string): Promise<void> {
    await this.reading.find(by, id);
    await this.unitOfWork.run((tx) => this.writeIn(tx, by, id, text));
  }

  /** The same as part of a larger transaction, about a request that `by` may see. */
  async writeIn(tx: Tx, by: CustomerPrincipal, id: string, text: string): Promise<void> {
    const request = await lockRequest(tx, id);
    await this.talking.write(tx, request, { text, actor: actorOf(by), at: this.clock.now() });
  }

  /** @throws NotFoundError, RequestStateError, StaleRequestError */
  async withdraw(by: CustomerPrincipal, id: string, { version }: WithdrawRequestDto): Promise<void> {
    await this.reading.find(by, id);
    await this.unitOfWork.run(async (tx) => {
      const request = await lockRequest(tx, id);
      if (version !== undefined && version !== request.version) throw new StaleRequestError(request.version);
      await this.closing.withdrawn(tx, request, actorOf(by), this.clock.now());
    });
  }

  private async lockUnfinished(tx: Tx, id: string, version: number | undefined): Promise<OutboundPermission> {
    const request = await lockRequest(tx, id);
    if (!isRequestUnfinished(request.status)) throw new RequestStateError(request.status, 'change');
    if (version !== undefined && version !== request.version) throw new StaleRequestError(request.version);
    return request;
  }
}
