import { toSid } from '../kernel/ids.js';
import type { OutboundPermission } from './outbound-permission.entity.js';
import { stepsOf } from './outbound-permissions.steps.js';

/** A request as its customer may see it: never a note or a score, and of the reasons of a rejection what may be told. */
export function presentRequest(request: OutboundPermission) {
  const steps = stepsOf(request);
  return {
    sid: toSid('outboundPermission', request.id),
    account: toSid('account', request.accountId),
    status: request.status,
    purpose: request.purpose,
    phone: request.phoneE164,
    steps: {
      purpose: { done: steps.purpose !== null },
      phoneCode: { done: steps.phoneCode !== null },
      deposit: { done: steps.deposit !== null },
    },
    openedAt: request.openedAt.toISOString(),
    version: request.version,
  };
}

export type PresentedRequest = ReturnType<typeof presentRequest>;
