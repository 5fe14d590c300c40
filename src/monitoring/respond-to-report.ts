import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { openAccountReview } from '../account-reviews/open-account-review.js';
import { Account } from '../accounts/account.entity.js';
import { AccountClosedError } from '../accounts/account-refusals.js';
import { RecordFact } from '../accounts/record-fact.js';
import { assess, assessmentRow, type LookedUp } from '../assessments/assess.js';
import { Assessment } from '../assessments/assessment.entity.js';
import { assessedEvent } from '../assessments/assessed-event.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { statusFrom } from '../holds/account-status.js';
import { isOwn } from '../holds/inherited-hold.js';
import { PlaceHold } from '../holds/place-hold.js';
import { lockRestrictedAccount, type RestrictedAccount } from '../holds/restricted-account.js';
import { SYSTEM } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { effectOf, type Effect } from './effects.js';
import { MEANING_OF, RECIPIENTS_COUNT_FOR, type Report } from './report.js';
import { lockOpenReviews, reportStanding, type ReportStanding } from './report-standing.sql.js';

interface Received {
  readonly by: Principal;
  readonly report: Report;
  readonly lookedUp: LookedUp;
  readonly at: Date;
}

/** Records a report, assesses its account anew with it, and does what the setting asks for. */
@Injectable()
export class RespondToReport {
  constructor(
    private readonly ledger: Ledger,
    private readonly recordFact: RecordFact,
    private readonly placeHold: PlaceHold,
    @Inject(CONFIG) private readonly config: Pick<Config, 'monitoring'>,
  ) {}

  /** @throws NotFoundError, ConflictError `account_closed` */
  async respond(tx: Tx, { by, report, lookedUp, at }: Received): Promise<{ factId: string; effect: Effect }> {
    const { accountId, kind, detail, occurredAt } = report;
    await tx.query(lockOpenReviews(accountId));
    const locked = await lockRestrictedAccount(tx, accountId);
    if (locked.account.status === 'closed') throw new AccountClosedError(locked.account);
    const told = { accountId, kind, source: 'platform', detail } as const;
    const actor = actorOf(by);
    const fact = this.recordFact.record(tx, { ...told, occurredAt: occurredAt ?? at, actor, at });
    const standing = await standingOf(tx, accountId, new Date(at.getTime() - RECIPIENTS_COUNT_FOR));

    const assessed = assess(lookedUp, standing.reported);
    const assessment = assessmentRow(assessed, { accountId, trigger: MEANING_OF[kind].trigger, at });
    const account = { ...locked.account, band: assessment.band, score: assessment.score };
    tx.write(insertRow(Assessment, assessment));
    tx.write(updateRow(Account, accountId, { band: account.band, score: account.score }));
    this.ledger.record(tx, at, assessedEvent(assessment));

    const effect = this.effectOn({ ...locked, account }, standing, report);
    await this.bringAbout(
      tx,
      { ...locked, account },
      { effect, report, standing, assessmentId: assessment.id, at },
    );
    return { factId: fact.id, effect };
  }

  private effectOn(
    { account, openHolds }: RestrictedAccount,
    standing: ReportStanding,
    { kind }: Report,
  ): Effect {
    const { code, respond } = MEANING_OF[kind];
    const response = respond(this.config.monitoring, standing.unseenRecipientComplaints);
    const own = openHolds.filter(isOwn);
    const hasSameRestriction = own.some((hold) => hold.kind === 'restriction' && hold.code === code);
    const { plan } = account;
    // What follows a parent's hold goes with that one, so it does not answer what was reported about this account.
    const status = statusFrom(own, account.status);
    return effectOf(response, { plan, status, hasOpenReview: standing.hasOpenReview, hasSameRestriction });
  }

  /** A restriction waits for an account review, as at signup; a hold waits for the customer's ticket. */
  private async bringAbout(
    tx: Tx,
    locked: RestrictedAccount,
    to: { effect: Effect; report: Report; standing: ReportStanding; assessmentId: string; at: Date },
  ): Promise<void> {
    const { effect, report, at, assessmentId } = to;
    if (effect === 'none') return;
    const { code, tell } = MEANING_OF[report.kind];
    const { sentence } = report;
    const headline = tell?.(sentence, to.standing.unseenRecipientComplaints) ?? sentence;
    const placed = {
      source: 'monitoring',
      services: null,
      note: headline,
      until: null,
      actor: SYSTEM,
    } as const;
    const kind = effect === 'hold' ? 'hold' : 'restriction';
    const hold =
      effect === 'review'
        ? null
        : await this.placeHold.placeOn(tx, locked, { ...placed, kind, code, assessmentId, at });
    if (effect === 'hold' || to.standing.hasOpenReview) return;
    const review = {
      account: locked.account,
      holdId: hold?.id ?? null,
      lane: 'priority',
      headline,
      at,
    } as const;
    openAccountReview(tx, this.ledger, review);
  }
}

async function standingOf(tx: Tx, accountId: string, since: Date): Promise<ReportStanding> {
  const [standing] = await tx.query<ReportStanding>(reportStanding(accountId, since));
  if (standing === undefined) throw new Error('The standing of a locked account cannot be missing.');
  return standing;
}
