import { toSid } from '../kernel/ids.js';
import type { EventMessage } from './outbox-message.js';

/**
 * What the streams of events tell of a toll-free verification, and under which type (W160–W166). Each change of its status is one event,
 * whether or not somebody listens: who gets it is decided when it is delivered.
 */
export const TOLL_FREE_EVENT_TYPES = {
  'pending-review': 'com.twilio.messaging.compliance.toll-free-verification.pending-review',
  'in-review': 'com.twilio.messaging.compliance.toll-free-verification.requested',
  approved: 'com.twilio.messaging.compliance.toll-free-verification.request-approved',
  rejected: 'com.twilio.messaging.compliance.toll-free-verification.request-rejected',
  expired: 'com.twilio.messaging.compliance.toll-free-verification.expired',
} as const;

export type TollFreeEventKind = keyof typeof TOLL_FREE_EVENT_TYPES;

/** The `verificationstatus` of each; a submission that expired is still a rejected one (W164). */
const STATUSES = {
  'pending-review': 'pending_review',
  'in-review': 'in_review',
  approved: 'twilio_approved',
  rejected: 'twilio_rejected',
  expired: 'twilio_rejected',
} as const satisfies Record<TollFreeEventKind, string>;

/** The verification as the event tells it; its row fits, with the account's parent beside it. */
export interface TollFreeEventFacts {
  readonly id: string;
  readonly accountId: string;
  /** The account above, if there is one (W159). */
  readonly parentAccountId: string | null;
  readonly numberId: string;
  readonly phoneE164: string;
  readonly caseId: string | null;
  readonly customerProfileId: string | null;
  readonly trustProductId: string | null;
  readonly regulatedItemId: string | null;
  readonly rejectedAt: Date | null;
  readonly editUntil: Date | null;
  readonly editAllowed: boolean | null;
}

/** A reason of the rejection: its code and its text in the table of section K. */
export interface TollFreeReason {
  readonly code: string;
  readonly label: string;
}

/**
 * For the messages of `ledger.record`: the event that the verification is now `kind`, which happened `at`. `reasons` are those of a
 * rejection, in their order; the first is the `errorcode` (W163).
 */
export function tollFreeEvent(
  kind: TollFreeEventKind,
  facts: TollFreeEventFacts,
  at: Date,
  reasons: readonly TollFreeReason[] = [],
): EventMessage {
  const { accountId, parentAccountId, caseId } = facts;
  const source = toSid('tollFreeVerification', facts.id);
  const common = {
    accountsid: toSid('account', accountId),
    ...(parentAccountId !== null && { parentaccountsid: toSid('account', parentAccountId) }),
    phonenumbersid: toSid('number', facts.numberId),
    ...(facts.customerProfileId !== null && {
      customerprofilesid: toSid('businessProfile', facts.customerProfileId),
    }),
    ...(facts.regulatedItemId !== null && {
      regulateditemsid: toSid('regulatedItem', facts.regulatedItemId),
    }),
    ...(facts.trustProductId !== null && { trustproductsid: toSid('businessProfile', facts.trustProductId) }),
    tollfreeverificationsid: source,
    processeddate: at.getTime(),
    verificationstatus: STATUSES[kind],
  };
  const data = kind === 'rejected' ? { ...common, ...rejectionOf(facts, reasons) } : common;
  return {
    channel: 'event',
    template: TOLL_FREE_EVENT_TYPES[kind],
    to: source,
    accountId,
    caseId,
    payload: data,
  };
}

/** W163: all codes joined by commas, their texts by semicolons, and the window in epoch milliseconds. */
function rejectionOf(
  { phoneE164, rejectedAt, editUntil, editAllowed }: TollFreeEventFacts,
  reasons: readonly TollFreeReason[],
): Readonly<Record<string, string | number | boolean>> {
  const [first] = reasons;
  return {
    phonenumber: phoneE164,
    ...(first !== undefined && { errorcode: Number(first.code) }),
    errorcodes: reasons.map(({ code }) => code).join(','),
    errordescription: reasons.map(({ label }) => label).join('; '),
    ...(rejectedAt !== null && { rejectiondate: rejectedAt.getTime() }),
    ...(editUntil !== null && { editexpiration: editUntil.getTime() }),
    editallowed: editAllowed ?? false,
  };
}
