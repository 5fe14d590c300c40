import { abilityOf } from '../../access/ability.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { wordOf } from '../../http/views/words.js';
import { isCurrency } from '../../kernel/money.js';
import type { Page } from '../../kernel/page.js';
import type { ParkedReason } from '../../outbound-permissions/deposits/deposits.states.js';
import type { Settlement } from '../../outbound-permissions/deposits/news/gateway-event.entity.js';
import type { ParkedEvent } from '../../outbound-permissions/deposits/parked/parked-events.js';
import { pagerOf } from '../list-links.js';
import { depositPath, depositTabs, PARKED_PATH } from './present-deposits.js';

/** Why news of a payment waits for a person, as he reads it. */
const REASONS: Readonly<Record<ParkedReason, string>> = {
  unknown_payment: 'It names a payment that is none of ours.',
  unknown_event: 'It tells of something that we know nothing about.',
  wrong_account: 'It names another account than the deposit’s.',
  wrong_currency: 'Another currency was paid than was asked for.',
  wrong_amount: 'Another amount was paid than was asked for.',
  disputed_after_refund: 'The payment was disputed after it had been refunded.',
  refunded_after_dispute: 'The payment was refunded after it had been disputed.',
  refund_failed: 'The refund did not reach the customer.',
  refund_refused: 'The gateway refuses to refund it.',
};

const SETTLEMENT_CHOICES: Readonly<Record<Settlement, { readonly label: string; readonly hint: string }>> = {
  accept: { label: 'Take it as the deposit', hint: 'The deposit becomes what was really paid.' },
  refund: { label: 'Give it back', hint: 'All of what was really paid.' },
  retry_refund: { label: 'Try the refund again', hint: 'The gateway is asked once more.' },
  dismiss: { label: 'Leave it as it is', hint: 'Nothing is booked; your note says why.' },
};

/** The news that no rule could follow, the longest waiting first, each with what can be done about it. */
export function parkedModel(by: StaffPrincipal, page: Page<ParkedEvent>, query: { cursor?: string }): object {
  return {
    title: 'Payments to settle',
    tabs: depositTabs('parked'),
    maySettle: abilityOf(by).can('settle', 'deposit'),
    rows: page.items.map((parked) => ({
      ...parked,
      action: `${PARKED_PATH}/${parked.id}`,
      reason: REASONS[parked.reason],
      kind: wordOf(parked.kind).label,
      gateway: wordOf(parked.gateway).label,
      told: moneyOf(parked.amount, parked.currency),
      company: parked.companyName,
      accountHref: parked.accountSid === null ? null : `/desk/accounts/${parked.accountSid}`,
      deposit:
        parked.deposit === null
          ? null
          : {
              href: depositPath(parked.deposit.id),
              status: parked.deposit.status,
              money: { amount: parked.deposit.amount, currency: parked.deposit.currency },
            },
      choices: parked.settlements.map((value) => ({ value, ...SETTLEMENT_CHOICES[value] })),
    })),
    refusal: null,
    settling: null,
    form: {},
    ...pagerOf(PARKED_PATH, query, page.nextCursor),
  };
}

/** What a gateway told need not be money that exists. */
function moneyOf(amount: number | null, currency: string | null): object | null {
  return amount !== null && currency !== null && isCurrency(currency) ? { amount, currency } : null;
}
