import type { Account } from '../accounts/account.entity.js';
import { promiseFor } from '../cases/business-calendar.js';
import { openCase } from '../cases/open-case.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../kernel/ids.js';

/** Opens the case of a request, for a person or for the system to decide; gives its id and what is promised to the customer. */
export function openRequestCase(
  tx: Tx,
  opened: {
    readonly requestId: string;
    readonly account: Account;
    readonly headline: string;
    readonly at: Date;
  },
): { readonly caseId: string; readonly aimBy: Date; readonly dueBy: Date } {
  const { requestId, account, headline, at } = opened;
  const caseId = newId(at);
  const promise = promiseFor(at, account.country);
  openCase(tx, {
    id: caseId,
    type: 'outbound_permission',
    subjectId: requestId,
    account,
    headline,
    openedAt: at,
    ...promise,
  });
  return { caseId, ...promise };
}
