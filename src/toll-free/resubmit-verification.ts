import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { madeProfileFollows } from '../business-profiles/make-profile-for.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { FormFields } from '../http/compatible/form-fields.js';
import { BadParameterError } from '../http/compatible/bad-parameter.js';
import { Clock } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { businessKey } from './business-key.js';
import { laneOfResubmission } from './edit-window.js';
import { isLongerThan } from './field-forms.js';
import { FIELDS } from './field-rules.js';
import { lockVerification } from './lock-verification.js';
import { submissionOf } from './new-verification.js';
import { changedFields, fieldsOf, readFields } from './read-fields.js';
import { refuseBadFields } from './refuse-bad-fields.js';
import { TollFreeSubmission } from './toll-free-submission.entity.js';
import { TollFreeVerification } from './toll-free-verification.entity.js';
import { nextVerificationStatus } from './toll-free.states.js';
import { verificationEvent } from './verification-event.js';
import { verificationChanged } from './verification-messages.js';
import {
  NotChangeableError,
  NotEditableError,
  NothingDifferentError,
  NothingSubmittedError,
  VerificationNotFoundError,
} from './verification-refusals.js';

/**
 * W88, W89, W105: a rejected submission whose every code may be corrected is corrected and waits again, in the priority lane
 * within seven days of the rejection and in the standard lane afterwards.
 */
@Injectable()
export class ResubmitVerification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws VendorRefusal 404 (W180), 400 (W88–W95, W182–W189) */
  resubmit(by: CustomerPrincipal, verificationId: string, form: FormFields): Promise<TollFreeVerification> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const before = await lockVerification(tx, verificationId);
      if (before?.accountId !== by.accountId) throw new VerificationNotFoundError();
      refuseEdit(before, form);
      refuseBadFields(form, { first: false, withProfile: await namesProfile(tx, before) });
      const fields = readFields(form, before);
      const changed = changedFields(fieldsOf(before), fields);
      const editReason = form.text('EditReason')?.trim() || null;
      // W93: something that was mended elsewhere, such as the website, has a reason and no new value.
      if (changed.length === 0 && editReason === null) throw new NothingDifferentError();
      const after = resubmitted(before, { ...fields, editReason }, at);
      const { id, ...changes } = after;
      tx.write(updateRow(TollFreeVerification, id, changes));
      tx.write(insertRow(TollFreeSubmission, submissionOf(after, fields)));
      if (after.customerProfileId !== null)
        tx.write(madeProfileFollows(after.customerProfileId, 'resubmit', at));
      const [account] = await tx.query<Account>(findAccountStatement(by.accountId));
      const detail = { submission: after.submission, lane: after.lane, changed, editReason };
      this.ledger.record(
        tx,
        at,
        verificationEvent('toll_free_verification.resubmitted', actorOf(by), after, detail),
        verificationChanged(this.config, {
          kind: 'pending-review',
          verification: after,
          parentAccountId: account?.parentId ?? null,
          at,
        }),
      );
      return after;
    });
  }
}

/** W90: what a correction cannot change. The official client does not even offer it. */
const FIXED = ['TollfreePhoneNumberSid', 'CustomerProfileSid', 'ExternalReferenceId'];
const LONGEST_REASON = 500;

function refuseEdit(verification: TollFreeVerification, form: FormFields): void {
  if (verification.status !== 'TWILIO_REJECTED' || verification.editAllowed !== true)
    throw new NotEditableError(verification);
  for (const name of FIXED) if (form.has(name)) throw new NotChangeableError(name);
  const reason = form.text('EditReason') ?? '';
  if (reason.trim() === '' && !FIELDS.some(([name]) => form.has(name))) throw new NothingSubmittedError();
  if (isLongerThan(reason, LONGEST_REASON))
    throw new BadParameterError('EditReason', `is too long: at most ${LONGEST_REASON} characters`);
}

/** Whether a profile of the customer's own says who the business is; one that appeared by itself took it from the submission. */
async function namesProfile(tx: Tx, { customerProfileId }: TollFreeVerification): Promise<boolean> {
  if (customerProfileId === null) return false;
  const [profile] = await tx.query<{ isMade: boolean }>({
    name: 'is-made-profile',
    text: `SELECT b.made_by = 'verification' AS "isMade" FROM business_profiles b WHERE b.id = $1`,
    values: [customerProfileId],
  });
  return profile?.isMade === false;
}

/** W96: as new, but for its history. */
function resubmitted(
  before: TollFreeVerification,
  changes: Partial<TollFreeVerification>,
  at: Date,
): TollFreeVerification {
  const after = { ...before, ...changes };
  return {
    ...after,
    status: nextVerificationStatus(before.status, 'resubmit'),
    submission: before.submission + 1,
    lane: laneOfResubmission(at, before.editUntil),
    businessKey: businessKey(after.businessName, after.businessWebsite),
    trustProductId: null,
    regulatedItemId: null,
    rejectionCodes: [],
    rejectedAt: null,
    editUntil: null,
    editAllowed: null,
    expiredAt: null,
    intakeDoneAt: null,
    decidedAt: null,
    submittedAt: at,
    updatedAt: at,
    version: before.version + 1,
  };
}
