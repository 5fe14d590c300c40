import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { applicantOf } from '../assessments/applicants.js';
import { assess, Assess, type Applicant } from '../assessments/assess.js';
import { heldLinksOf } from '../assessments/find-links.js';
import { heldLinks } from '../assessments/find-links.sql.js';
import type { AccountLink } from '../assessments/signals/signal.js';
import { SharedReads } from '../database/shared-reads.js';
import { violatesUnique } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError } from '../kernel/errors.js';
import { parseSid } from '../kernel/ids.js';
import { OpenAccount, type OpenedAccount } from './open-account.js';
import type { SignupDto } from './signup.dto.js';
import { readSignupPhone } from './signup-phone.js';
import { signupReads, signupStanding, type SignupReads, type SignupStanding } from './signup-standing.sql.js';

const NOTHING_STANDS: SignupStanding = { owner: null, externalIdTaken: false };

/** Two people may sign up with one address at the same moment; whoever comes second finds the person of the first. */
const MOST_TRIES = 3;

/**
 * P1: every signup is assessed before its account opens, and opens as the assessment says. Reads first, all at once; then one
 * transaction that only writes, so that there is an account with its assessment, its hold and its e-mails, or nothing.
 */
@Injectable()
export class ReceiveSignup {
  constructor(
    private readonly reads: SharedReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly assess: Assess,
    private readonly openAccount: OpenAccount,
  ) {}

  /**
   * Gives the account, its token in clear, and how it was assessed.
   * @throws InvalidError `phone_invalid`; ConflictError `external_id_taken`, `account_closed` or `account_is_subaccount` (of
   * the parent); NotFoundError for an unknown parent
   */
  async receive(by: Principal, signup: SignupDto): Promise<OpenedAccount> {
    const { phone, company, payment, parentAccount } = signup;
    const phoneE164 = phone === undefined ? null : readSignupPhone(phone, company.country);
    const familyId = parentAccount === undefined ? null : parseSid('account', parentAccount);
    const flagged = payment?.flagged === true;
    const applicant = applicantOf(signup, { phoneE164, familyId, flagged });
    const { links, standing: first } = this.read(applicant, signup);
    const [lookedUp, standing] = await Promise.all([this.assess.lookUp(applicant, links), first]);
    const opening = { by, signup, keys: applicant.keys, parentId: familyId, assessed: assess(lookedUp) };
    for (let tries = 1, known = standing; ; tries += 1, known = await this.standing(signup)) {
      if (known.externalIdTaken) throw new ExternalIdTakenError(signup.externalId);
      try {
        const at = this.clock.now();
        const { owner } = known;
        return await this.unitOfWork.run((tx) => this.openAccount.open(tx, { ...opening, owner, at }));
      } catch (error) {
        if (violatesUnique(error, 'accounts_external')) throw new ExternalIdTakenError(signup.externalId);
        if (!violatesUnique(error, 'portal_users_email') || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** All that a signup reads, in one round trip. When that fails, the links are a failed source and the rest is asked again alone. */
  private read(
    { keys, familyId }: Applicant,
    signup: SignupDto,
  ): { links: Promise<readonly AccountLink[]>; standing: Promise<SignupStanding> } {
    const statement = signupReads(heldLinks(keys, familyId), signup.email, signup.externalId ?? null);
    const reads = this.reads.find<SignupReads>(statement);
    return {
      links: reads.then((row) => heldLinksOf(row?.links ?? [], keys)),
      standing: reads.then((row) => row ?? NOTHING_STANDS).catch(() => this.standing(signup)),
    };
  }

  private async standing({ email, externalId }: SignupDto): Promise<SignupStanding> {
    const standing = await this.reads.find<SignupStanding>(signupStanding(email, externalId ?? null));
    return standing ?? NOTHING_STANDS;
  }
}

/** Another account has the platform's id already. */
export class ExternalIdTakenError extends ConflictError {
  constructor(externalId: string | undefined) {
    super(
      'external_id_taken',
      'Another account has this externalId. Look it up with GET /api/accounts?externalId=…, or give another one.',
      { externalId },
    );
  }
}
