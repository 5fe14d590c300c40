import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Clock } from '../../kernel/clock.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { RESEND_AFTER_MS } from '../../outbound-permissions/phone-codes/phone-codes.rules.js';
import { requestPath, stepPaths } from './outbound-paths.js';

/** What was typed and refused; left out, the page begins anew. */
export interface TypedPhone {
  readonly phone?: string;
  readonly code?: string;
}

/** The page of step 2 (T6): the number, then the code that was sent to it. */
@Injectable()
export class PhonePages {
  constructor(
    private readonly reading: ReadRequests,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the request is not the caller's */
  async draw(by: CustomerPrincipal, id: string, { phone, code }: TypedPhone = {}): Promise<object> {
    const { sid, steps, phone: given } = await this.reading.get(by, id);
    const { done, sentAt, expiresAt } = steps.phoneCode;
    const now = this.clock.now();
    const resendAt = sentAt === null ? now : new Date(new Date(sentAt).getTime() + RESEND_AFTER_MS);
    return {
      title: 'Confirm a phone number',
      action: stepPaths(sid).phoneCode,
      back: requestPath(sid),
      number: given,
      isConfirmed: done,
      isSent: !done && given !== null && expiresAt !== null && new Date(expiresAt) > now,
      expiresAt,
      resendAt: resendAt > now ? resendAt : null,
      typed: { phone: phone ?? (done ? '' : (given ?? '')), code: code ?? '' },
    };
  }
}
