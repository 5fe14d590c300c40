import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../access/principal.js';
import { needsVerification } from '../accounts/numbers/traffic-state.js';
import { profileForVerification } from '../business-profiles/profile-for-verification.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow } from '../database/rows.js';
import { SharedReads } from '../database/shared-reads.js';
import { violatesForeignKey, violatesUnique, type Statement } from '../database/statement.js';
import type { Reader } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { FormFields } from '../http/compatible/form-fields.js';
import { Clock } from '../kernel/clock.js';
import { parseSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { newVerification, submissionOf, withProfile } from './new-verification.js';
import { readFields } from './read-fields.js';
import { refuseBadFields, MissingFieldsError } from './refuse-bad-fields.js';
import { TollFreeSubmission } from './toll-free-submission.entity.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import { verificationEvent } from './verification-event.js';
import { verificationChanged } from './verification-messages.js';
import {
  AnotherVerificationError,
  NumberNotTollFreeError,
  NumberOfAnotherError,
  NumberSidInvalidError,
  TollFreeNumberNotFoundError,
} from './verification-refusals.js';
import {
  insertForLiveNumber,
  numberStanding,
  ONE_A_NUMBER,
  SUBMISSION_OF,
  type NumberStanding,
} from './verifications.sql.js';

/** W15, W16: a customer submits a toll-free number of its account for verification, with or without a profile of the business. */
@Injectable()
export class SubmitVerification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: SharedReads,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws VendorRefusal 400 (W182–W187), 422 (W190–W197), 409 (W195) */
  async submit(by: CustomerPrincipal, form: FormFields): Promise<TollFreeVerification> {
    const at = this.clock.now();
    const profileSid = form.text('CustomerProfileSid') || null;
    refuseBadFields(form, { first: true, withProfile: profileSid !== null });
    const numberId = numberIdIn(form);
    try {
      return await this.unitOfWork.run(async (tx) => {
        // A profile that is named is locked; without one nothing is, and all that is written travels in one statement.
        const from = profileSid === null ? keyed(this.reads) : tx;
        const [[number], profile] = await Promise.all([
          from.query<NumberStanding>(numberStanding(numberId)),
          profileForVerification(from, by.accountId, profileSid),
        ]);
        refuseNumber(number, by.accountId);
        const given = readFields(form, null);
        const fields = profile === null ? given : withProfile(given, profile);
        const verification = newVerification({ ...number, id: numberId }, fields, profile?.id ?? null, at);
        tx.write(insertForLiveNumber(verification));
        tx.write(insertRow(TollFreeSubmission, submissionOf(verification, fields)));
        this.ledger.record(
          tx,
          at,
          verificationEvent('toll_free_verification.submitted', actorOf(by), verification, {
            phoneNumber: number.phoneE164,
          }),
          verificationChanged(this.config, {
            kind: 'pending-review',
            verification,
            parentAccountId: number.parentAccountId,
            at,
          }),
        );
        return verification;
      });
    } catch (error) {
      if (violatesUnique(error, ONE_A_NUMBER)) throw new AnotherVerificationError();
      if (violatesForeignKey(error, SUBMISSION_OF)) throw new TollFreeNumberNotFoundError();
      throw error;
    }
  }
}

/** Reads by key, of which each finds one row or none. */
function keyed(reads: SharedReads): Reader {
  return {
    query: async <Row>(statement: Statement): Promise<Row[]> => {
      const row = await reads.find<Row>(statement);
      return row === null ? [] : [row];
    },
  };
}

/** W42, W182. */
function numberIdIn(form: FormFields): string {
  const sid = form.text('TollfreePhoneNumberSid')?.trim() ?? '';
  if (sid === '') throw new MissingFieldsError(['TollfreePhoneNumberSid']);
  const id = parseSid('number', sid);
  if (id === null) throw new NumberSidInvalidError();
  return id;
}

function refuseNumber(
  number: NumberStanding | undefined,
  accountId: string,
): asserts number is NumberStanding {
  if (number === undefined) throw new TollFreeNumberNotFoundError();
  if (number.accountId !== accountId) throw new NumberOfAnotherError();
  if (!needsVerification(number.phoneE164)) throw new NumberNotTollFreeError();
  if (number.isTaken) throw new AnotherVerificationError();
}
