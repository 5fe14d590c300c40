import type { OutboundPermission } from './outbound-permission.entity.js';

/** The three steps, in the order in which they are shown (T3); the customer may take them in any order. */
export const OUTBOUND_STEPS = ['purpose', 'phoneCode', 'deposit'] as const;
export type OutboundStep = (typeof OUTBOUND_STEPS)[number];

type Steps = Pick<OutboundPermission, 'purposeGivenAt' | 'phoneProvedAt' | 'depositHeldAt'>;

/** When each step was done; null while it is to do (T5: purpose, T6: phone code, T7 and T8: deposit, which moves the account to production). */
export function stepsOf(request: Steps): Readonly<Record<OutboundStep, Date | null>> {
  return {
    purpose: request.purposeGivenAt,
    phoneCode: request.phoneProvedAt,
    deposit: request.depositHeldAt,
  };
}

/** The first step that is still to do, or null. */
export function nextStep(request: Steps): OutboundStep | null {
  const steps = stepsOf(request);
  return OUTBOUND_STEPS.find((step) => steps[step] === null) ?? null;
}

/** T3: whether all three are done. */
export function areStepsDone(request: Steps): boolean {
  return nextStep(request) === null;
}
