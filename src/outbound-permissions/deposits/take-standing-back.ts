import type { Config } from '../../config/config.js';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import type { Actor } from '../../kernel/actor.js';
import type { Ledger } from '../../ledger/ledger.js';
import { permissionsChanged } from '../../ledger/platform-events.js';
import { OutboundPermission } from '../outbound-permission.entity.js';
import { nextOutboundPermissionStatus } from '../outbound-permissions.states.js';
import { moveToMode, undoDepositStep } from './deposits.sql.js';
import type { LockedDeposit } from './lock-deposit.js';

/** Why an account lost what its deposit had given it. */
export type StandingLoss = 'deposit_refunded' | 'deposit_disputed' | 'deposit_forfeited';

export interface Loss {
  readonly why: StandingLoss;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * T7, T8: production stands on the deposit. When that goes, the step is to do again, the account is back in development unless it is
 * contracted, and a standing right to send ends. To be called while the deposit still counts for its request.
 */
export function takeStandingBack(
  tx: Tx,
  ledger: Ledger,
  config: Pick<Config, 'webhooks'>,
  { request, account, deposit }: LockedDeposit,
  { why, actor, at }: Loss,
): void {
  tx.write(undoDepositStep(request.id, deposit.id));
  tx.write(moveToMode(account.id, 'development'));
  if (account.mode === 'production' && account.plan === 'self_service')
    ledger.record(tx, at, {
      action: 'account.mode_changed',
      actor,
      subjectKind: 'account',
      subjectId: account.id,
      accountId: account.id,
      detail: { from: 'production', to: 'development', why },
    });
  if (request.status !== 'granted' || request.depositId !== deposit.id) return;
  const status = nextOutboundPermissionStatus(request.status, 'close');
  tx.write(updateRow(OutboundPermission, request.id, { status, endedAt: at, endReason: why }));
  const { id: subjectId, accountId, caseId } = request;
  ledger.record(
    tx,
    at,
    {
      action: 'outbound_permission.closed',
      actor,
      subjectKind: 'outbound_permission',
      subjectId,
      accountId,
      caseId,
      detail: { from: request.status, why },
    },
    permissionsChanged(config, accountId),
  );
}
