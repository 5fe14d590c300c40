import type { Money } from '../kernel/money.js';
import type { AccountStatus, Service } from '../kernel/words.js';

/** What a hold or restriction covers: the whole account, or some of its services. */
export type Coverage = 'everything' | readonly Service[];

/** Without `kind` it reads as a hold. */
interface AboutHold {
  readonly kind?: 'hold' | 'restriction';
  readonly covers: Coverage;
}

/** What every message to a customer names. */
interface ToCompany {
  readonly companyName: string;
}

/** A message about one reassessment ticket. `ticketUrl` leads to its page in the portal. */
interface AboutTicket extends ToCompany {
  readonly ticketSid: string;
  readonly ticketUrl: string;
}

/** A message about one request for outbound permission. `requestUrl` leads to its page in the portal. */
interface AboutRequest extends ToCompany {
  readonly requestSid: string;
  readonly requestUrl: string;
}

/** A message about one business profile (W6–W12). `friendlyName` is what its owner calls it. */
interface AboutProfile extends ToCompany {
  readonly profileSid: string;
  readonly friendlyName: string;
  readonly portalUrl: string;
}

/** A message about one toll-free verification (W152): whose it is, for which number. `portalUrl` leads to its page in the portal. */
interface AboutVerification {
  readonly businessName: string;
  readonly phone: string;
  readonly verificationSid: string;
  readonly portalUrl: string;
}

/** A message about a refundable deposit (T8). `requestUrl` leads to the request that it is for. */
interface AboutDeposit extends ToCompany {
  readonly deposit: Money;
  readonly depositSid: string;
  readonly requestUrl: string;
}

/**
 * What each e-mail needs to be written, by template (`views/emails/<template>.hbs` and `.txt.hbs`). Times are ISO 8601 in UTC,
 * links absolute (`publicUrl`). No payload has a place for a code, a note, a score or a signal: what is withheld (P32)
 * cannot be put into an e-mail, because there is no field to put it in.
 */
export interface EmailPayloads {
  /** P6: what is restricted, since when, and how to ask for a reassessment. `requestUrl`: where the ticket is filed. */
  readonly 'hold-placed': ToCompany &
    AboutHold & { readonly since: string; readonly until?: string; readonly requestUrl: string };
  readonly 'hold-released': ToCompany &
    AboutHold & {
      readonly releasedAt: string;
      /** Whether another hold or restriction still stands. */
      readonly stillRestricted: boolean;
      readonly portalUrl: string;
    };
  /** `setPasswordUrl` is a one-time link. */
  readonly 'account-welcome': ToCompany & { readonly setPasswordUrl: string; readonly status: AccountStatus };
  /** For whoever signs in with a password already. `portalUrl` leads to the new account. */
  readonly 'account-added': ToCompany & { readonly portalUrl: string; readonly status: AccountStatus };
  /** Closed for good, never why (P32). */
  readonly 'account-closed': ToCompany & { readonly closedAt: string; readonly portalUrl: string };
  /** W170: a sink took no event for so long that it was switched off. `host` is where it leads. */
  readonly 'event-sink-failed': ToCompany & {
    readonly sinkSid: string;
    readonly description: string;
    readonly host: string;
    readonly since: string;
    readonly portalUrl: string;
  };
  readonly 'portal-password': ToCompany & { readonly setPasswordUrl: string; readonly validUntil: string };
  /** P25: `aimBy` and `dueBy` are the ends of the 5th and the 7th business day. */
  readonly 'reassessment-received': AboutTicket & {
    readonly round: 1 | 2;
    readonly aimBy: string;
    readonly dueBy: string;
  };
  readonly 'reassessment-information-requested': AboutTicket & { readonly question: string };
  readonly 'reassessment-approved': AboutTicket;
  /** P32–P34: rejected, never why; whether he may ask once more, or the decision is final. */
  readonly 'reassessment-rejected': AboutTicket & { readonly mayAskAgain: boolean };
  readonly 'reassessment-withdrawn': AboutTicket;
  /** T9: a person looks at it. `aimBy` and `dueBy` are the ends of the 5th and the 7th business day. */
  readonly 'outbound-permission-in-review': AboutRequest & { readonly aimBy: string; readonly dueBy: string };
  /** T16: no verdict, but what the team would like to talk about. */
  readonly 'outbound-permission-discussion': AboutRequest & { readonly text: string };
  /** `conditions`: each a whole sentence; `message`: what the reviewer adds. */
  readonly 'outbound-permission-granted': AboutRequest & {
    readonly conditions: readonly string[];
    readonly message: string | null;
  };
  /** T10–T15: the reasons as far as they may be told, each with what would change our mind. */
  readonly 'outbound-permission-rejected': AboutRequest & {
    readonly reasons: readonly { readonly text: string; readonly advice: string | null }[];
    readonly message: string | null;
    readonly depositComesBack: boolean;
  };
  /** T14: what is still to do, and when the request is closed otherwise. */
  readonly 'outbound-permission-reminder': AboutRequest & {
    readonly missing: readonly string[];
    readonly closesAt: string;
  };
  readonly 'outbound-permission-closed': AboutRequest & {
    readonly why: 'unfinished' | 'withdrawn';
    readonly depositComesBack: boolean;
  };
  /** W49: a profile appeared with a toll-free submission; this is its sid. */
  readonly 'business-profile-made': ToCompany & { readonly profileSid: string };
  /** W72: where a profile stands now. `reasons`: of a rejection, as far as they may be told; `message`: what the reviewer adds. */
  readonly 'business-profile-changed': AboutProfile & {
    readonly status: 'pending-review' | 'in-review' | 'twilio-approved' | 'twilio-rejected';
    readonly reasons: readonly string[];
    readonly message: string | null;
  };
  readonly 'business-profile-information-requested': AboutProfile & { readonly question: string };
  /** W99: we have it, and check it; it is not with a reviewer yet. `again`: a correction. */
  readonly 'toll-free-pending': AboutVerification & { readonly again: boolean };
  /** W100. `first`: it was corrected within its seven days, so it is looked at before others (W105). */
  readonly 'toll-free-in-review': AboutVerification & { readonly first: boolean };
  readonly 'toll-free-approved': AboutVerification & { readonly message: string | null };
  /** W83, W102: every reason, and until when it can be corrected; null when it cannot be (W150). */
  readonly 'toll-free-rejected': AboutVerification & {
    readonly reasons: readonly { readonly code: string; readonly text: string }[];
    readonly editUntil: string | null;
    readonly message: string | null;
  };
  /** W103, W104: the seven days are over. */
  readonly 'toll-free-expired': AboutVerification;
  readonly 'deposit-received': AboutDeposit;
  readonly 'deposit-failed': AboutDeposit;
  readonly 'deposit-refunded': AboutDeposit;
  readonly 'deposit-disputed': AboutDeposit;
  /** A reviewer wrote to the customer; `about` names the request in the customer's words ("your reassessment request"). */
  readonly 'case-message': ToCompany & {
    readonly about: string;
    /** The request, so that an answer by mail finds it. */
    readonly aboutSid?: string;
    readonly text: string;
    readonly url: string;
  };
  /**
   * T4: mail came that says it is from the account. `confirmUrl` is a one-time link, sent to the address that we have of the account,
   * never to the one that the mail names. Nothing of the mail is in it: whoever forged it would be writing in our name.
   */
  readonly 'inbound-confirm': ToCompany & {
    readonly receivedAt: string;
    readonly confirmUrl: string;
    readonly validUntil: string;
  };
  /** What became of a mail, where that is not what its sender expects; `refusedFiles` holds a sentence for each file not taken. */
  readonly 'inbound-answer': ToCompany & {
    readonly receivedAt: string;
    readonly outcome: string;
    readonly refusedFiles: readonly string[];
    readonly url: string;
    readonly urlLabel: string;
  };
  readonly 'staff-invitation': {
    readonly name: string;
    readonly invitedBy: string;
    readonly acceptUrl: string;
    readonly validUntil: string;
  };
  readonly 'staff-password': {
    readonly name: string;
    readonly setPasswordUrl: string;
    readonly validUntil: string;
  };
}

export type EmailTemplate = keyof EmailPayloads;

/** Fields that hold a one-time link: shown to nobody but the recipient, and forgotten once delivered. */
export const SECRET_LINKS = ['setPasswordUrl', 'acceptUrl', 'confirmUrl'] as const;
