import type { FactKind } from '../accounts/account-facts.js';
import type { AssessmentTrigger } from '../assessments/assessment.entity.js';
import type { MonitoringSettings, ReportResponse } from '../config/monitoring-settings.js';
import type { HoldCode } from '../holds/hold.codes.js';
import { DAY } from '../kernel/clock.js';

/** The kinds of fact that the platform reports. */
export type ReportedKind = Extract<FactKind, 'card_flagged' | 'carrier_complaint' | 'recipient_complaint'>;

/** What was reported about an account. */
export interface Report {
  readonly accountId: string;
  readonly kind: ReportedKind;
  /** What the source told, in JSON values. */
  readonly detail: Readonly<Record<string, string | null>>;
  /** What happened, in a sentence for the reviewer. */
  readonly sentence: string;
  /** Null: now. */
  readonly occurredAt: Date | null;
}

interface Meaning {
  /** The reason of a hold or restriction that follows. */
  readonly code: HoldCode;
  readonly trigger: AssessmentTrigger;
  /** The response that is set, given how many complaints of recipients nobody has looked at. */
  readonly respond: (settings: MonitoringSettings, unseen: number) => ReportResponse;
  /** Why the hold or the review is there, when one report alone does not say it. */
  readonly tell?: (sentence: string, unseen: number) => string;
}

/** P27, P28: a flagged card and a carrier's complaint count at once; recipients are heard when there are many. */
export const MEANING_OF: Readonly<Record<ReportedKind, Meaning>> = {
  card_flagged: {
    code: 'payment_flagged',
    trigger: 'payment_flag',
    respond: (settings) => settings.paymentFlag,
  },
  carrier_complaint: {
    code: 'carrier_complaint',
    trigger: 'complaint',
    respond: (settings) => settings.carrierComplaint,
  },
  recipient_complaint: {
    code: 'recipient_complaints',
    trigger: 'complaint',
    respond: (settings, unseen) =>
      unseen < settings.recipientComplaintLimit ? 'none' : settings.recipientComplaints,
    tell: (sentence, unseen) =>
      unseen === 1 ? sentence : `Recipients complained ${unseen} times within 30 days. The last: ${sentence}`,
  },
};

/** For how long a complaint of a recipient counts. */
export const RECIPIENTS_COUNT_FOR = 30 * DAY;
