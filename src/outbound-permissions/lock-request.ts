import { columnsOf } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { OutboundPermission } from './outbound-permission.entity.js';

/**
 * Locks a request for the rest of the transaction: first the case behind it, if there is one, then the row, in the order of every
 * decision. @throws NotFoundError
 */
export async function lockRequest(tx: Tx, permissionId: string): Promise<OutboundPermission> {
  await tx.query({
    name: 'lock-case-of-request',
    text: `SELECT 1 FROM cases c WHERE c.id = (SELECT o.case_id FROM outbound_permissions o WHERE o.id = $1) FOR UPDATE`,
    values: [permissionId],
  });
  const [request] = await tx.query<OutboundPermission>({
    name: 'lock-request',
    text: `SELECT ${columnsOf(OutboundPermission, 'o')} FROM outbound_permissions o WHERE o.id = $1 FOR UPDATE`,
    values: [permissionId],
  });
  if (request === undefined)
    throw new NotFoundError('outbound permission', toSid('outboundPermission', permissionId));
  return request;
}
