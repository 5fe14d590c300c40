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
  /** A reviewer wrote to the customer; `about` names the request in the customer's words ("your reassessment request"). */
  readonly 'case-message': ToCompany & {
    readonly about: string;
    readonly text: string;
    readonly url: string;
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
export const SECRET_LINKS = ['setPasswordUrl', 'acceptUrl'] as const;
