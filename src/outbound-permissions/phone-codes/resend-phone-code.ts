import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { lockRequest } from '../lock-request.js';
import { ReadRequests } from '../read-requests.js';
import { StaleRequestError } from '../request-refusals.js';
import { PhoneCodeLimits } from './phone-code-limits.js';
import { SendPhoneCode } from './send-phone-code.js';

/** The customer asks for the code once more. */
@Injectable()
export class ResendPhoneCode {
  constructor(
    private readonly requests: ReadRequests,
    private readonly limits: PhoneCodeLimits,
    private readonly sendCode: SendPhoneCode,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * `version`: of the request as it was read, if it matters.
   * @throws NotFoundError when the request is not the caller's, StaleRequestError; what `PhoneCodeLimits.admit` and
   *   `SendPhoneCode.again` throw
   */
  async resend(by: CustomerPrincipal, permissionId: string, version?: number): Promise<void> {
    await this.requests.find(by, permissionId);
    await this.limits.admit(by);
    await this.unitOfWork.run(async (tx) => {
      const request = await lockRequest(tx, permissionId);
      if (version !== undefined && version !== request.version) throw new StaleRequestError(request.version);
      await this.sendCode.again(tx, { request, actor: actorOf(by), at: this.clock.now() });
    });
  }
}
