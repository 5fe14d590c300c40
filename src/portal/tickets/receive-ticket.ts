import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerPrincipal } from '../../access/principal.js';
import type { Flash } from '../../http/flash.js';
import type { FieldError } from '../../kernel/errors.js';
import { SaveDraft } from '../../reassessments/save-draft.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';
import { NEW_TICKET_PATH, ticketPath } from '../standing/alerts.js';
import { FileTypedTicket } from './file-typed-ticket.js';
import { PortalFormReader } from './portal-form-reader.js';
import { typedTicket } from './typed-ticket.js';

/** Where to go on, or the form with what is wrong. */
export type ReceivedTicket =
  | { readonly path: string; readonly flash: Flash }
  | { readonly typed: TicketDraft; readonly errors: readonly FieldError[] };

/** Takes in the form of a new ticket, by the button with which it was sent: file it, keep it as a draft, add or remove evidence. */
@Injectable()
export class ReceiveTicket {
  constructor(
    private readonly reader: PortalFormReader,
    private readonly drafts: SaveDraft,
    private readonly filing: FileTypedTicket,
  ) {}

  /** @throws NothingToReassessError, TicketAlreadyOpenError, DecisionFinalError */
  async receive(
    by: CustomerPrincipal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ReceivedTicket> {
    const form = await this.reader.read(by, request, reply);
    const typed = typedTicket(form);
    await this.drafts.save(by, typed);
    if (form.refusals.length > 0) return { typed, errors: form.refusals };
    const [intent = 'file'] = form.typed.text('do').split(':');
    const kept = KEPT[intent];
    if (kept !== undefined) return kept;
    const filed = await this.filing.file(by, typed);
    if ('errors' in filed) return { typed, errors: filed.errors };
    return { path: ticketPath({ id: filed.ticketId }), flash: { text: 'We have your request.' } };
  }

  async keepDraft(by: CustomerPrincipal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.drafts.save(by, typedTicket(await this.reader.read(by, request, reply)));
  }
}

const EVIDENCE = `${NEW_TICKET_PATH}#evidence`;

/** The buttons that do not file: all of them keep the draft and come back to it. */
const KEPT: Readonly<Record<string, { readonly path: string; readonly flash: Flash }>> = {
  draft: { path: NEW_TICKET_PATH, flash: { text: 'Your draft is saved. You can go on another time.' } },
  add: { path: EVIDENCE, flash: { text: 'Added. Your draft is saved.' } },
  remove: { path: EVIDENCE, flash: { text: 'Removed. Your draft is saved.' } },
};
