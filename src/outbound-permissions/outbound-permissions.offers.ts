import type { AccountStatus } from '../kernel/words.js';
import type { DecisionOffer } from '../cases/case-handler.js';
import { OUTBOUND_CODES } from './outbound-permissions.codes.js';
import { isRequestUnfinished, type OutboundPermissionStatus } from './outbound-permissions.states.js';

/** The fields that a reviewer may point at when asking for information. */
export const REQUEST_FIELDS = [
  'purpose',
  'channels',
  'userGeneratedContent',
  'arbitraryDestinations',
  'unsolicited',
  'staysInDevelopment',
  'phone',
  'deposit',
] as const;

const DISCUSS: DecisionOffer = {
  outcome: 'discuss',
  label: 'Discuss with the customer',
  codes: [],
  concludes: false,
  note: 'optional',
  publicMessage: 'required',
  conditions: false,
  override: false,
  fourEyes: false,
  customerReads:
    'We have not decided yet: we would like to find a way with limited risk, together with you. Your message follows, and they may answer it.',
};

const REJECT: DecisionOffer = {
  outcome: 'reject',
  label: 'Reject',
  codes: OUTBOUND_CODES,
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: false,
  override: false,
  fourEyes: false,
  customerReads:
    'We did not grant your request. The reasons follow as far as they may be told, each with what would change our mind. A deposit goes back. You may ask again at any time.',
};

const APPROVE: DecisionOffer = {
  outcome: 'approve',
  label: 'Grant outbound permission',
  codes: [],
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: true,
  override: false,
  fourEyes: true,
  customerReads: 'Your request was granted. Conditions follow, one sentence each.',
};

/**
 * What may be decided about a request (T16): granted, perhaps with conditions, discussed, or rejected. It can be granted only
 * once all three steps are done (T3), and not while a hold stands on the account.
 */
export function offersFor(request: {
  readonly status: OutboundPermissionStatus;
  readonly areStepsDone: boolean;
  readonly accountStatus: AccountStatus;
}): readonly DecisionOffer[] {
  if (!isRequestUnfinished(request.status) || request.accountStatus === 'closed') return [];
  const mayBeGranted = request.areStepsDone && request.accountStatus !== 'on_hold';
  return mayBeGranted ? [APPROVE, DISCUSS, REJECT] : [DISCUSS, REJECT];
}
