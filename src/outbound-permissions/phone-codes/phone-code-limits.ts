import { Injectable } from '@nestjs/common';
import { networkOf } from '../../http/network-of.js';
import { RateLimits } from '../../http/rate-limit.js';

/** How often one end user's network may have codes sent, whichever accounts and numbers it names. Besides, not instead of, the product's rules. */
@Injectable()
export class PhoneCodeLimits {
  constructor(private readonly limits: RateLimits) {}

  /** To be asked before the transaction that sends: it counts on a connection of its own. @throws HttpRefusal 429 */
  async admit({ ip }: { readonly ip?: string }): Promise<void> {
    if (ip !== undefined) await this.limits.consume('phone_code', networkOf(ip));
  }
}
