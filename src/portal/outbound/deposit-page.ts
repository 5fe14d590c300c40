import { Inject, Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { leastDeposit, minimumText, type TypedDeposit } from './deposit-form.js';
import { DEPOSIT_STATES } from './deposit-states.js';
import { requestPath, stepPaths } from './outbound-paths.js';

/** The page of step 3 (T7, T8): how the deposit stands, and the form to pay one while none is held. */
@Injectable()
export class DepositPages {
  constructor(
    private readonly reading: ReadRequests,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `typed`: what was refused. @throws NotFoundError when it is not the caller's */
  async draw(by: CustomerPrincipal, id: string, typed: TypedDeposit | null = null): Promise<object> {
    const { depositMinimums } = this.config.payments;
    const request = await this.reading.get(by, id);
    const { done, status, payUrl } = request.steps.deposit;
    return {
      title: 'Pay a refundable deposit',
      ...stateOf(request),
      mayPay: isRequestUnfinished(request.status) && !done,
      isChange: status === 'pending' && payUrl !== null,
      typed: typed ?? leastDeposit(depositMinimums),
      currencies: Object.keys(depositMinimums),
      minimumText: minimumText(depositMinimums),
    };
  }

  /** What changes by itself while a payment is on its way. @throws NotFoundError */
  async state(by: CustomerPrincipal, id: string): Promise<object> {
    return stateOf(await this.reading.get(by, id));
  }
}

function stateOf({ sid, status: requestStatus, steps }: OutboundPermissionView): object {
  const { done, status, amount, currency, payUrl } = steps.deposit;
  const isUnfinished = isRequestUnfinished(requestStatus);
  const isPaying = status === 'pending' && isUnfinished;
  return {
    action: stepPaths(sid).deposit,
    back: requestPath(sid),
    state: status === null ? null : DEPOSIT_STATES[status],
    money: amount === null || currency === null ? null : { amount, currency },
    isPaying,
    payHref: isPaying ? payUrl : null,
    onwardHref: done || !isUnfinished ? requestPath(sid) : null,
  };
}
