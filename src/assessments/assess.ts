import { Injectable } from '@nestjs/common';
import { NumberLookup } from '../integrations/number-lookup/number-lookup.js';
import { SECOND } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Assessment, AssessmentTrigger } from './assessment.entity.js';
import { FindLinks } from './find-links.js';
import type { LinkKeys } from './link-keys.js';
import type { Scorecard } from './scorecard.js';
import { Scorecards } from './scorecards.js';
import { score, type ScoredSignup } from './scoring.js';
import { observeSignals, type FailedSource } from './signals/observe-signals.js';
import { observeReportedFacts, type ReportedFacts } from './signals/reported-facts.js';
import type { AccountLink } from './signals/signal.js';
import type { SignupFacts } from './signals/signup-facts.js';
import { orFailed } from './or-failed.js';

/** Whom an assessment is about: what is known of him, and by what he is found among other accounts. */
export interface Applicant {
  readonly facts: SignupFacts;
  readonly keys: LinkKeys;
  /** The parent account of his family; null for an account that stands alone. */
  readonly familyId: string | null;
}

/** What had to be asked of others before an assessment can be made. */
export interface LookedUp {
  readonly facts: SignupFacts;
  readonly links: readonly AccountLink[];
  readonly failedSources: readonly FailedSource[];
  readonly scorecard: Scorecard;
}

/** An assessment that is made, before it is written. */
export interface Assessed extends ScoredSignup {
  readonly facts: SignupFacts;
  readonly failedSources: readonly FailedSource[];
  readonly scorecard: Scorecard;
}

/** A source that has not answered by then has failed. */
const PATIENCE = 2 * SECOND;

/** P1: every signup is assessed, whatever its plan. A source of signals that fails is noted and never blocks. */
@Injectable()
export class Assess {
  constructor(
    private readonly links: FindLinks,
    private readonly scorecards: Scorecards,
    private readonly numbers: NumberLookup,
  ) {}

  /** Asks everybody who has to be asked, all at once. `asked`: the links, when somebody has asked for them already. */
  async lookUp(
    { facts, keys, familyId }: Applicant,
    asked: Promise<readonly AccountLink[]> = this.links.held(keys, familyId),
  ): Promise<LookedUp> {
    const failedSources: FailedSource[] = [];
    const unless = <T, F>(name: string, answer: Promise<T>, without: F) =>
      orFailed(name, answer, without, PATIENCE, failedSources);
    const { phone } = facts;
    const [links, phoneFacts, scorecard] = await Promise.all([
      unless('find_links', asked, []),
      phone === undefined ? undefined : unless('number_lookup', this.numbers.lookup(phone), undefined),
      this.scorecards.current(),
    ]);
    return {
      facts: phoneFacts === undefined ? facts : { ...facts, phoneFacts },
      links,
      failedSources,
      scorecard,
    };
  }
}

/** What all that is known comes to. `reported` is what became known since the signup. */
export function assess(lookedUp: LookedUp, reported: ReportedFacts = {}): Assessed {
  const { links, scorecard } = lookedUp;
  const facts = withFlag(lookedUp.facts, reported);
  const observed = observeSignals(facts, links);
  const observations = [...observeReportedFacts(reported), ...observed.observations];
  const failedSources = [...lookedUp.failedSources, ...observed.failedSources];
  return { ...score(observations, scorecard), facts, failedSources, scorecard };
}

/** P27: a card that was flagged later counts like one that was flagged at signup. */
function withFlag(facts: SignupFacts, { card_flagged: flags = 0 }: ReportedFacts): SignupFacts {
  return flags === 0 ? facts : { ...facts, payment: { ...facts.payment, flagged: true } };
}

/** The row to be written; nobody changes it any more. */
export function assessmentRow(
  assessed: Assessed,
  about: { readonly accountId: string; readonly trigger: AssessmentTrigger; readonly at: Date },
): Assessment {
  const { score, band, outcome, signals, failedSources, facts, scorecard } = assessed;
  return {
    id: newId(about.at),
    accountId: about.accountId,
    trigger: about.trigger,
    score,
    band,
    outcome,
    signals,
    failedSources,
    facts,
    scorecardVersion: scorecard.version,
    createdAt: about.at,
  };
}
