import { abilityOf } from '../../access/ability.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { wordOf } from '../../http/views/words.js';
import { toSid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import { DEPOSIT_STATUSES, type DepositStatus } from '../../outbound-permissions/deposits/deposits.states.js';
import { listHref, pagerOf } from '../list-links.js';
import type { DepositsQuery } from './deposits.dto.js';
import type { BookedEntry, DepositRow } from './read-deposit-pages.js';

export const DEPOSITS_PATH = '/desk/deposits';
export const PARKED_PATH = '/desk/deposits/parked';

export function depositPath(depositId: string): string {
  return `${DEPOSITS_PATH}/${toSid('deposit', depositId)}`;
}

/** The tabs above the deposits: each status, all of them, and the news that wait for a person. */
export function depositTabs(current: DepositStatus | 'all' | 'parked', query: DepositsQuery = {}): object[] {
  const own = { account: query.account };
  const tabs: { label: string; href: string; current: boolean }[] = DEPOSIT_STATUSES.map((status) => ({
    label: wordOf(status).label,
    href: listHref(DEPOSITS_PATH, { ...own, status }),
    current: status === current,
  }));
  return [
    { label: 'All', href: listHref(DEPOSITS_PATH, own), current: current === 'all' },
    ...tabs,
    { label: 'To settle', href: PARKED_PATH, current: current === 'parked' },
  ];
}

/** T8: the list of deposits. */
export function depositListModel(page: Page<DepositRow>, query: DepositsQuery): object {
  const [first] = page.items;
  return {
    title: 'Deposits',
    tabs: depositTabs(query.status ?? 'all', query),
    ofAccount: query.account === undefined ? null : { company: first?.companyName ?? query.account },
    allHref: listHref(DEPOSITS_PATH, { status: query.status }),
    rows: page.items.map((deposit) => ({
      ...standingOf(deposit),
      href: depositPath(deposit.id),
      companyName: deposit.companyName,
      money: moneyOf(deposit),
      gateway: wordOf(deposit.gateway).label,
      createdAt: deposit.createdAt,
      heldAt: deposit.heldAt,
      endedAt: deposit.endedAt,
    })),
    ...pagerOf(DEPOSITS_PATH, query, page.nextCursor),
  };
}

/** One deposit with its books, and the refund for who may. */
export function depositModel(
  by: StaffPrincipal,
  deposit: DepositRow,
  entries: readonly BookedEntry[],
): object {
  const ability = abilityOf(by);
  return {
    title: `Deposit of ${deposit.companyName}`,
    sid: toSid('deposit', deposit.id),
    path: depositPath(deposit.id),
    ...standingOf(deposit),
    money: moneyOf(deposit),
    account: { href: `/desk/accounts/${toSid('account', deposit.accountId)}`, company: deposit.companyName },
    caseHref: deposit.requestCaseId === null ? null : `/desk/cases/${toSid('case', deposit.requestCaseId)}`,
    deposit,
    gateway: wordOf(deposit.gateway).label,
    refundReason: deposit.refundReason === null ? null : wordOf(deposit.refundReason).label,
    entries: entries.map(({ at, cause, book, amount, currency }) => ({
      at,
      cause,
      book: wordOf(book).label,
      money: { amount, currency },
    })),
    mayRefund:
      ability.can('refund', 'deposit') && deposit.status === 'held' && deposit.refundRequestedAt === null,
    refusal: null,
    form: {},
  };
}

function moneyOf({ amount, currency }: DepositRow) {
  return { amount, currency };
}

/** The status, and what is under way beside it. */
function standingOf({ status, refundRequestedAt, refundRefusedAt }: DepositRow) {
  const isHeld = status === 'held';
  return {
    status,
    isGoingBack: isHeld && refundRequestedAt !== null && refundRefusedAt === null,
    isStuck: isHeld && refundRefusedAt !== null,
  };
}
