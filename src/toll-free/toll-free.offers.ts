import type { DecisionOffer } from '../cases/case-handler.js';
import { TOLL_FREE_CODES, type TollFreeCode } from './toll-free.codes.js';
import type { VerificationStatus } from './toll-free.states.js';

const APPROVE: DecisionOffer = {
  outcome: 'approve',
  label: 'Approve and verify the number',
  codes: [],
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: false,
  override: false,
  fourEyes: true,
  customerReads:
    'Your toll-free number is verified and may send messages now, for the use that you described.',
};

const REJECT: DecisionOffer = {
  outcome: 'reject',
  label: 'Reject',
  codes: TOLL_FREE_CODES,
  concludes: true,
  note: 'optional',
  publicMessage: 'optional',
  conditions: false,
  override: false,
  fourEyes: false,
  customerReads:
    'We could not approve the verification. Every reason follows with its code, and until when it can be corrected, if it can.',
};

/**
 * What may be decided about a verification (W101, W102): approved, or rejected with one code or several of the carriers' table. Only
 * what is in review, and was not deleted meanwhile, can be decided. The codes that the automatic checks suggest are offered first.
 */
export function offersFor(
  verification: { readonly status: VerificationStatus; readonly deletedAt: Date | null },
  suggested: readonly TollFreeCode[],
): readonly DecisionOffer[] {
  if (verification.status !== 'IN_REVIEW' || verification.deletedAt !== null) return [];
  return [APPROVE, { ...REJECT, suggested, correctable: true }];
}
