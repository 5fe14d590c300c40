import { toSid } from '../kernel/ids.js';
import type { DepositOfRequest } from './deposits/deposits.sql.js';
import { conditionsOfGrant } from './grant-conditions.js';
import type { NextStep, OutboundPermissionView, StepsView } from './outbound-permission.views.js';
import { toldReasons } from './outbound-permissions.codes.js';
import type { RequestWithAccount } from './outbound-permissions.sql.js';
import { isRequestUnfinished } from './outbound-permissions.states.js';
import { nextStep, stepsOf } from './outbound-permissions.steps.js';
import type { PhoneStep } from './phone-codes/phone-step.js';

/** What the steps keep beside the request: its newest deposit and its newest code. */
export interface StepDetails {
  readonly deposit: DepositOfRequest | null;
  readonly phoneCode: PhoneStep | null;
}

/** A request as its customer may see it: never a note or a score, and of the reasons of a rejection what may be told. */
export function presentRequest(request: RequestWithAccount, details: StepDetails): OutboundPermissionView {
  const isWaiting = isRequestUnfinished(request.status) && request.caseId !== null;
  return {
    sid: toSid('outboundPermission', request.id),
    account: toSid('account', request.accountId),
    status: request.status,
    purpose: request.purpose,
    phone: request.phoneE164,
    application: applicationOf(request),
    steps: presentSteps(request, details),
    next: nextOf(request),
    conditions: request.status === 'granted' ? conditionsOfGrant(request) : null,
    reasons: request.status === 'rejected' ? toldReasons(request.rejectionCodes) : [],
    openedAt: request.openedAt.toISOString(),
    completedAt: request.completedAt?.toISOString() ?? null,
    grantedAt: request.grantedAt?.toISOString() ?? null,
    endedAt: request.endedAt?.toISOString() ?? null,
    endReason: request.endReason,
    aimBy: isWaiting ? (request.aimBy?.toISOString() ?? null) : null,
    dueBy: isWaiting ? (request.dueBy?.toISOString() ?? null) : null,
    version: request.version,
  };
}

/** The answers; null until all of them were given. */
function applicationOf(request: RequestWithAccount): OutboundPermissionView['application'] {
  const { channels, userGeneratedContent, arbitraryDestinations, unsolicited, staysInDevelopment } = request;
  if (channels === null || userGeneratedContent === null || arbitraryDestinations === null) return null;
  if (unsolicited === null || staysInDevelopment === null) return null;
  return { channels, userGeneratedContent, arbitraryDestinations, unsolicited, staysInDevelopment };
}

function presentSteps(request: RequestWithAccount, { deposit, phoneCode }: StepDetails): StepsView {
  const steps = stepsOf(request);
  return {
    purpose: { done: steps.purpose !== null },
    phoneCode: {
      done: steps.phoneCode !== null,
      sentAt: phoneCode?.sentAt.toISOString() ?? null,
      expiresAt: phoneCode?.expiresAt.toISOString() ?? null,
    },
    deposit: {
      done: steps.deposit !== null,
      sid: deposit === null ? null : toSid('deposit', deposit.id),
      status: deposit?.status ?? null,
      amount: deposit?.amount ?? null,
      currency: deposit?.currency ?? null,
      payUrl: deposit?.payUrl ?? null,
    },
  };
}

const NEXT_TEXTS: Readonly<Record<NextStep, string>> = {
  answer: 'Read what our team wrote, and answer.',
  purpose: 'Say what your application is for, and answer the questions about it.',
  phoneCode: 'Confirm a phone number with the code that we send to it.',
  deposit: 'Pay the refundable deposit.',
  wait: 'We look at your request and write to you.',
};

/** First what we asked, then the first step that is to do, then it is our turn; nothing once the request has ended. */
function nextOf(request: RequestWithAccount): OutboundPermissionView['next'] {
  if (!isRequestUnfinished(request.status)) return null;
  const step = request.caseStatus === 'awaiting_customer' ? 'answer' : (nextStep(request) ?? 'wait');
  return { step, text: NEXT_TEXTS[step] };
}
