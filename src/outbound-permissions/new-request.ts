import { newId } from '../kernel/ids.js';
import { describedBy, isDescribed, NOT_DESCRIBED } from './described-purpose.js';
import type { OutboundPermission, RequestChannel } from './outbound-permission.entity.js';
import type { FileRequestDto } from './outbound-permissions.dto.js';

/** The row of a request that is being opened, with as much of step 1 as was given. */
export function newRequest(
  account: { readonly id: string },
  input: FileRequestDto,
  { via, at }: { readonly via: RequestChannel; readonly at: Date },
): OutboundPermission {
  const described = describedBy(NOT_DESCRIBED, input);
  return {
    id: newId(at),
    accountId: account.id,
    caseId: null,
    status: 'open',
    ...described,
    purposeGivenAt: isDescribed(described) ? at : null,
    phoneE164: null,
    phoneProvedAt: null,
    depositId: null,
    depositHeldAt: null,
    completedAt: null,
    findings: [],
    rejectionCodes: [],
    conditionCountries: null,
    conditionServices: null,
    conditionDailyUnits: null,
    conditionUntil: null,
    conditionOptInProof: false,
    conditionNoFreeForm: false,
    openedVia: via,
    openedAt: at,
    touchedAt: at,
    remindedAt: null,
    grantedAt: null,
    lapsedAt: null,
    endedAt: null,
    endReason: null,
    version: 1,
  };
}
