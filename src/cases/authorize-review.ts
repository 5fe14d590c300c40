import { abilityOf, type Action } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import type { StaffPrincipal } from '../access/principal.js';
import { PartyToAccountError } from '../accounts/account-refusals.js';
import { ForbiddenError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { CaseClaimedByOtherError, CaseNotClaimedError, EarlierRoundReviewerError } from './case-refusals.js';
import type { LockedCase } from './locked-case.sql.js';
import { ESCALATED_QUEUE } from './queues.js';

/**
 * Whether this person may review this case at all, asked of the locked row: the role's scope, not a party to the account
 * (nobody decides a case of an account he is a party to), not the reviewer of an earlier round (P35), and for escalated
 * cases the right to override.
 * @throws NotFoundError, ForbiddenError
 */
export function authorizeReview(by: StaffPrincipal, kase: LockedCase): void {
  authorizeOnCase(by, 'work', kase);
  if (kase.staffIsParty) throw new PartyToAccountError();
  if (kase.excludedStaffIds.includes(by.staff.id)) throw new EarlierRoundReviewerError();
  if (kase.queue === ESCALATED_QUEUE && !abilityOf(by).can('override', 'case'))
    throw new ForbiddenError('escalated', 'This case was escalated; a senior reviewer takes it.');
}

/** Any other right on a case, asked of the locked row. @throws NotFoundError, ForbiddenError */
export function authorizeOnCase(by: StaffPrincipal, action: Action, kase: LockedCase): void {
  if (!kase.staffIsEnabled) throw new ForbiddenError('staff_disabled', 'Your access was switched off.');
  authorize(
    abilityOf(by),
    action,
    'case',
    { type: kase.type, country: kase.country, band: kase.band },
    toSid('case', kase.id),
  );
}

/** Only who holds the claim goes on. @throws CaseClaimedByOtherError, CaseNotClaimedError */
export function requireClaim(by: StaffPrincipal, kase: LockedCase): void {
  if (kase.assigneeId === by.staff.id) return;
  if (kase.assigneeId !== null)
    throw new CaseClaimedByOtherError(kase.assigneeName ?? 'Somebody', kase.claimExpiresAt);
  throw new CaseNotClaimedError();
}
