import { Inject, Injectable } from '@nestjs/common';
import type { CaseHandler, Conversation, DecisionMade, DecisionOffer } from '../cases/case-handler.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Reader, Tx } from '../database/tx.js';
import { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { applyOutcome } from './apply-outcome.js';
import { OutboundPermissionPanel } from './outbound-permission.panel.js';
import { OUTBOUND_CODES } from './outbound-permissions.codes.js';
import { RequestMessages } from './outbound-permissions.messages.js';
import { offersFor, REQUEST_FIELDS } from './outbound-permissions.offers.js';
import { askCustomer, endWithAccount } from './outbound-permissions.sql.js';
import { areStepsDone } from './outbound-permissions.steps.js';
import { lockUnderReview, readUnderReview, type RequestUnderReview } from './request-under-review.js';

/** How a request for outbound permission is reviewed: granted, perhaps with conditions, discussed, or rejected (T9, T16). */
@Injectable()
export class OutboundPermissionCaseHandler implements CaseHandler<RequestUnderReview> {
  readonly type = 'outbound_permission';
  readonly codes = OUTBOUND_CODES;

  constructor(
    private readonly ledger: Ledger,
    private readonly requestPanel: OutboundPermissionPanel,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  readonly conversation: Conversation = {
    fields: REQUEST_FIELDS,
    passTurn: (tx, subjectId, { to }) => {
      if (to === 'customer') tx.write(askCustomer(subjectId));
    },
    tell: async (tx, subjectId, { text, asks }) => {
      const { account } = await readUnderReview(tx, subjectId);
      const messages = new RequestMessages(this.config, account);
      return [asks ? messages.discussion(subjectId, text) : messages.wrote(subjectId, text)];
    },
  };

  load(tx: Tx, subjectId: string): Promise<RequestUnderReview> {
    return lockUnderReview(tx, subjectId);
  }

  read(from: Reader, subjectId: string): Promise<RequestUnderReview> {
    return readUnderReview(from, subjectId);
  }

  offers({ request, account }: RequestUnderReview): readonly DecisionOffer[] {
    return offersFor({
      status: request.status,
      areStepsDone: areStepsDone(request),
      accountStatus: account.status,
    });
  }

  apply(tx: Tx, subject: RequestUnderReview, decision: DecisionMade): Promise<readonly OutboxMessage[]> {
    return applyOutcome({ tx, ledger: this.ledger, config: this.config }, subject, decision);
  }

  /** The account is being closed. Its deposit is seen to by `deposits/`. */
  withdraw(tx: Tx, subjectId: string, at: Date): void {
    tx.write(endWithAccount(subjectId, at));
  }

  panel(subjectId: string): Promise<{ view: string; model: object }> {
    return this.requestPanel.present(subjectId);
  }
}
