import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import type { FieldError } from '../../kernel/errors.js';
import { FindDraft } from '../../reassessments/find-draft.js';
import { MOST_EVIDENCE } from '../../reassessments/reassessments.dto.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import { AccountStanding } from '../standing/account-standing.js';
import { evidenceFields } from './evidence-fields.js';
import { OwnFiles } from './own-files.js';
import { TICKET_FORM_FIELDS, ticketFields } from './ticket-fields.js';
import { prefilledTicket } from './typed-ticket.js';

/** The form of a new ticket: begun from the draft, else from the round before, else from the account. */
@Injectable()
export class NewTicketPage {
  constructor(
    private readonly standing: AccountStanding,
    private readonly drafts: FindDraft,
    private readonly ownFiles: OwnFiles,
  ) {}

  /** As it was left, or as it begins. */
  async begin(by: CustomerPrincipal): Promise<object> {
    const [kept, { account, tickets }] = await Promise.all([
      this.drafts.find(by),
      this.standing.ofCaller(by),
    ]);
    const typed = kept?.draft ?? prefilledTicket(account, tickets[0]);
    return { ...(await this.draw(by, typed, [])), savedAt: kept?.savedAt ?? null };
  }

  /** As it was typed, with what is wrong. */
  async draw(by: CustomerPrincipal, typed: TicketDraft, errors: readonly FieldError[]): Promise<object> {
    const { tickets } = await this.standing.ofCaller(by);
    const files = await this.ownFiles.describe(by.accountId, typed.files);
    const isAgain = tickets.some((ticket) => ticket.status === 'rejected');
    return {
      title: isAgain ? 'Ask once more' : 'Ask us to look again',
      isAgain,
      errors,
      savedAt: null,
      most: MOST_EVIDENCE,
      ...ticketFields(typed, TICKET_FORM_FIELDS),
      evidence: evidenceFields(files, typed.links, typed.links.length === 0 ? 2 : 1),
    };
  }
}
