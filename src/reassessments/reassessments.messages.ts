import type { Config } from '../config/config.js';
import { publicUrl } from '../config/public-url.js';
import { toSid } from '../kernel/ids.js';
import type { EmailTemplate } from '../ledger/email-payloads.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import type { Reassessment } from './reassessment.entity.js';
import { mayAskAgain } from './reassessments.rules.js';

/** P32–P34: what the customer reads on the page and in the mail about the outcome. Never why. */
export const OUTCOME_TEXTS = {
  approved: 'Your request was approved. The restrictions on your account were lifted.',
  rejectedOnce:
    'Your request was not approved. We do not give the reasons. You may ask once more; somebody else will then look at it.',
  rejectedFinally:
    'Your request was not approved after a second review. This decision is final. We do not give the reasons.',
} as const;

interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly companyName: string;
}

/** The e-mails about a ticket. None has a place for a code, a note or a score. */
export class TicketMessages {
  constructor(
    private readonly config: Config,
    private readonly account: Addressee,
  ) {}

  received(ticket: Pick<Reassessment, 'id' | 'round' | 'aimBy' | 'dueBy'>): OutboxMessage {
    const { round, aimBy, dueBy } = ticket;
    const payload = {
      ...this.about(ticket.id),
      round,
      aimBy: aimBy.toISOString(),
      dueBy: dueBy.toISOString(),
    };
    return { channel: 'email', template: 'reassessment-received', ...this.to(), payload };
  }

  informationRequested(ticketId: string, question: string): OutboxMessage {
    return {
      channel: 'email',
      template: 'reassessment-information-requested',
      ...this.to(),
      payload: { ...this.about(ticketId), question },
    };
  }

  wrote(ticketId: string, text: string): OutboxMessage {
    const { companyName, ticketUrl, ticketSid: aboutSid } = this.about(ticketId);
    return {
      channel: 'email',
      template: 'case-message',
      ...this.to(),
      payload: { companyName, about: 'your reassessment request', aboutSid, text, url: ticketUrl },
    };
  }

  approved(ticketId: string): OutboxMessage {
    return {
      channel: 'email',
      template: 'reassessment-approved',
      ...this.to(),
      payload: this.about(ticketId),
    };
  }

  rejected(ticketId: string, round: number): OutboxMessage {
    return {
      channel: 'email',
      template: 'reassessment-rejected',
      ...this.to(),
      payload: { ...this.about(ticketId), mayAskAgain: mayAskAgain(round) },
    };
  }

  withdrawn(ticketId: string): OutboxMessage {
    return {
      channel: 'email',
      template: 'reassessment-withdrawn',
      ...this.to(),
      payload: this.about(ticketId),
    };
  }

  private to(): { to: string; accountId: string } {
    return { to: this.account.email, accountId: this.account.id };
  }

  private about(ticketId: string): { companyName: string; ticketSid: string; ticketUrl: string } {
    const ticketSid = toSid('reassessment', ticketId);
    return {
      companyName: this.account.companyName,
      ticketSid,
      ticketUrl: `${publicUrl(this.config)}/portal/reassessments/${ticketSid}`,
    };
  }
}

/** The templates that are about tickets, for the test that plants a withheld reason and looks for it. */
export const TICKET_TEMPLATES: readonly EmailTemplate[] = [
  'reassessment-received',
  'reassessment-information-requested',
  'reassessment-approved',
  'reassessment-rejected',
  'reassessment-withdrawn',
  'case-message',
];
