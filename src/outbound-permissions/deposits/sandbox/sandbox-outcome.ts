import type { SandboxType } from '../../../integrations/payments/sandbox-body.js';

/** What a person can make the sandbox say of a payment. */
export const SANDBOX_OUTCOMES = ['succeed', 'fail', 'dispute'] as const;
export type SandboxOutcome = (typeof SANDBOX_OUTCOMES)[number];

export const NEWS_OF: Readonly<Record<SandboxOutcome, SandboxType>> = {
  succeed: 'payment.succeeded',
  fail: 'payment.failed',
  dispute: 'payment.disputed',
};
