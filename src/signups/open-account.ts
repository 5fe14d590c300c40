import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { Account } from '../accounts/account.entity.js';
import { newAuthToken } from '../accounts/auth-token.js';
import { newAccount } from '../accounts/new-account.js';
import { RecordFact } from '../accounts/record-fact.js';
import { assessmentRow, type Assessed } from '../assessments/assess.js';
import { assessedEvent } from '../assessments/assessed-event.js';
import { Assessment } from '../assessments/assessment.entity.js';
import type { LinkKeys } from '../assessments/link-keys.js';
import { insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { refuseAsParent, standingUnder } from '../holds/inherited-hold.js';
import { PlaceHold } from '../holds/place-hold.js';
import { lockRestrictedAccount, type RestrictedAccount } from '../holds/restricted-account.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { ActOnAssessment } from './act-on-assessment.js';
import type { SignupDto } from './signup.dto.js';
import type { KnownOwner } from './signup-standing.sql.js';
import { statusAtSignup } from './signup-outcome.js';
import { WelcomeOwner } from './welcome-owner.js';

/** Everything that is known when the account opens. */
export interface Opening {
  readonly by: Principal;
  readonly signup: SignupDto;
  readonly keys: LinkKeys;
  readonly assessed: Assessed;
  /** The account under which it opens. */
  readonly parentId: string | null;
  /** Who signs in with that address already. */
  readonly owner: KnownOwner | null;
  readonly at: Date;
}

export interface OpenedAccount {
  readonly account: Account;
  /** In clear; the row has its hash. */
  readonly authToken: string;
  readonly assessment: Assessment;
}

/** Writes a new account with all that belongs to it. Without a parent it only writes. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly ledger: Ledger,
    private readonly recordFact: RecordFact,
    private readonly owner: WelcomeOwner,
    private readonly assessment: ActOnAssessment,
    private readonly placeHold: PlaceHold,
  ) {}

  /** @throws NotFoundError, ConflictError `account_closed` or `account_is_subaccount`, all three of the parent */
  async open(tx: Tx, opening: Opening): Promise<OpenedAccount> {
    const { assessed, parentId, at } = opening;
    const parent = parentId === null ? null : await lockParent(tx, parentId);
    const authToken = newAuthToken();
    const applied = accountOf(opening, authToken);
    const account = standingUnder(parent?.openHolds ?? [], applied);
    const assessment = assessmentRow(assessed, { accountId: account.id, trigger: 'signup', at });
    tx.write(insertRow(Account, account));
    tx.write(insertRow(Assessment, assessment));
    const welcome = this.owner.welcome(tx, account, opening.owner, at);
    this.ledger.record(tx, at, [signedUp(opening, account), assessedEvent(assessment)], [welcome]);
    if (assessed.facts.payment?.flagged === true) this.recordFlaggedCard(tx, opening, account);
    this.assessment.act(tx, account, assessed, assessment.id);
    if (parent !== null)
      this.placeHold.inherit(tx, parent, account, applied.status === 'active' ? [] : [account]);
    return { account, authToken, assessment };
  }

  /** P27: what the payment provider said stays on record, as a fact with zero tolerance. */
  private recordFlaggedCard(tx: Tx, { by, at, assessed }: Opening, { id: accountId }: Account): void {
    const { fingerprint = null, bin = null } = assessed.facts.payment ?? {};
    const told = { kind: 'card_flagged', source: 'signup', detail: { fingerprint, bin } } as const;
    this.recordFact.record(tx, { accountId, ...told, occurredAt: at, actor: actorOf(by), at });
  }
}

/** Locks the parent, so that it cannot be closed or put on hold meanwhile. @throws NotFoundError, ConflictError */
async function lockParent(tx: Tx, parentId: string): Promise<RestrictedAccount> {
  const parent = await lockRestrictedAccount(tx, parentId);
  refuseAsParent(parent.account);
  return parent;
}

function accountOf({ signup, keys, assessed, parentId, at }: Opening, authToken: string): Account {
  const { score, band, outcome } = assessed;
  const identifiers = { ...keys, websiteDomain: keys.domains[0] ?? null };
  const standing = { status: statusAtSignup(signup.plan, outcome), band, score };
  const website = signup.company.website || undefined;
  const given = { ...signup, company: { ...signup.company, website } };
  return newAccount(given, identifiers, standing, { id: newId(at), parentId, authToken, at });
}

function signedUp({ by, signup }: Opening, account: Account) {
  const { plan, externalId = null, parentAccount = null } = signup;
  return {
    action: 'account.signed_up',
    actor: actorOf(by),
    subjectKind: 'account',
    subjectId: account.id,
    accountId: account.id,
    detail: { plan, status: account.status, country: account.country, externalId, parentAccount },
  } as const;
}
