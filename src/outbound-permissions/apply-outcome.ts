import type { DecisionMade } from '../cases/case-handler.js';
import type { Outcome } from '../cases/decision.entity.js';
import type { Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import { columnsOfConditions } from './grant-conditions.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { isOutboundCode } from './outbound-permissions.codes.js';
import { RequestMessages } from './outbound-permissions.messages.js';
import { nextOutboundPermissionStatus } from './outbound-permissions.states.js';
import { refundDepositOf } from './refund-deposit-of.js';
import type { RequestUnderReview } from './request-under-review.js';

interface Means {
  readonly tx: Tx;
  readonly ledger: Ledger;
  readonly config: Config;
}

type Apply = (
  means: Means,
  subject: RequestUnderReview,
  decision: DecisionMade,
) => Promise<readonly OutboxMessage[]>;

/** What each outcome does to the request itself; gives what the customer and the platform are to be told. */
const OUTCOMES: Readonly<Partial<Record<Outcome, Apply>>> = {
  approve: grant,
  discuss,
  reject,
};

export function applyOutcome(
  means: Means,
  subject: RequestUnderReview,
  decision: DecisionMade,
): Promise<readonly OutboxMessage[]> {
  const apply = OUTCOMES[decision.outcome];
  if (apply === undefined) throw new Error(`An outbound permission knows no outcome ${decision.outcome}.`);
  return apply(means, subject, decision);
}

/** T9, T16: the request becomes the right to send, with its conditions. */
async function grant(
  { tx, config }: Means,
  { request, account }: RequestUnderReview,
  { conditions, publicMessage, at }: DecisionMade,
): Promise<readonly OutboxMessage[]> {
  tx.write(
    updateRow(OutboundPermission, request.id, {
      status: nextOutboundPermissionStatus(request.status, 'grant'),
      ...columnsOfConditions(conditions),
      grantedAt: at,
      version: request.version + 1,
    }),
  );
  const mails = new RequestMessages(config, account);
  return [mails.granted(request.id, conditions, publicMessage), ...permissionsChanged(config, account.id)];
}

/** T16: no verdict; the thread is open, and the turn is the customer's. */
async function discuss(
  { tx, config }: Means,
  { request, account }: RequestUnderReview,
  { publicMessage }: DecisionMade,
): Promise<readonly OutboxMessage[]> {
  tx.write(
    updateRow(OutboundPermission, request.id, {
      status: nextOutboundPermissionStatus(request.status, 'discuss'),
      version: request.version + 1,
    }),
  );
  return [new RequestMessages(config, account).discussion(request.id, publicMessage ?? '')];
}

/** T10–T15: refused, with the reasons as far as they may be told; the deposit goes back. */
async function reject(
  { tx, ledger, config }: Means,
  { request, account }: RequestUnderReview,
  { codes, publicMessage, actor, at }: DecisionMade,
): Promise<readonly OutboxMessage[]> {
  const status = nextOutboundPermissionStatus(request.status, 'reject');
  tx.write(
    updateRow(OutboundPermission, request.id, {
      status,
      rejectionCodes: codes.filter(isOutboundCode),
      endedAt: at,
      endReason: 'rejected',
      version: request.version + 1,
    }),
  );
  await refundDepositOf({ tx, ledger, config }, request, { reason: 'rejected', actor, at });
  return [new RequestMessages(config, account).rejected(request, codes, publicMessage)];
}
