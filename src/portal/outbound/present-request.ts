import { conditionSentences } from '../../cases/condition-sentences.js';
import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { requestPath } from './outbound-paths.js';
import { hasRunOut } from './has-run-out.js';
import { nextButton, outboundSteps } from './outbound-steps.js';
import { headlineOf, OUTBOUND_BADGES } from './outbound-words.js';

/**
 * How a request stands, in the customer's words: what the overview and its own page both show. P32: made from what the API tells
 * him and nothing else, so that no finding, note, score or withheld reason can come into the page.
 */
export function presentStanding(request: OutboundPermissionView, now: Date) {
  const { sid, status, steps, conditions, reasons, dueBy } = request;
  const isOver = status === 'granted' && hasRunOut(request, now);
  return {
    sid,
    action: requestPath(sid),
    badge: isOver ? OUTBOUND_BADGES.closed : OUTBOUND_BADGES[status],
    headline: headlineOf(request, isOver),
    conditions: conditionSentences(conditions),
    reasons,
    answerBy: request.next?.step === 'wait' ? dueBy : null,
    // Once it has ended there is nothing to do in them any more.
    steps: isRequestUnfinished(status) ? outboundSteps(request) : [],
    next: nextButton(request),
    isPaying: isRequestUnfinished(status) && steps.deposit.status === 'pending',
  };
}
