import type { Book, Move } from './books/books.js';

/** T8: where the money of a deposit stands. */
export const DEPOSIT_STATUSES = ['pending', 'held', 'refunded', 'forfeited', 'failed', 'disputed'] as const;
export type DepositStatus = (typeof DEPOSIT_STATUSES)[number];

/** What a payment gateway tells of a payment. `refund_failed`: a refund that it had taken over did not reach the customer. */
export const GATEWAY_EVENT_KINDS = ['succeeded', 'failed', 'refunded', 'disputed', 'refund_failed'] as const;
export type GatewayEventKind = (typeof GATEWAY_EVENT_KINDS)[number];

/** Why what a gateway told waits for a person. */
export const PARKED_REASONS = [
  'unknown_payment',
  'unknown_event',
  'wrong_account',
  'wrong_currency',
  'wrong_amount',
  'disputed_after_refund',
  'refunded_after_dispute',
  'refund_failed',
  'refund_refused',
] as const;
export type ParkedReason = (typeof PARKED_REASONS)[number];

/** What an event makes of a deposit: the status after it, the money that moves, and whether a person must look. */
export interface AfterEvent {
  readonly status: DepositStatus;
  readonly moves: readonly Move[];
  readonly park?: ParkedReason;
}

const paidIn = (to: Book = 'held'): readonly Move[] =>
  to === 'held'
    ? [{ from: 'received', to: 'held' }]
    : [
        { from: 'received', to: 'held' },
        { from: 'held', to },
      ];
const moved = (from: Book, to: Book): readonly Move[] => [{ from, to }];
const stays = (status: DepositStatus, park?: ParkedReason): AfterEvent => ({
  status,
  moves: [],
  ...(park !== undefined && { park }),
});

/**
 * Events come in any order. One that tells of money going out proves that it had come in, so it books both; the news of the
 * payment that comes after it changes nothing. A failure never takes back what was paid. What leaves `held` leaves once: when a
 * refund and a dispute have both been told, the second is for a person to look at.
 */
const TABLE: {
  readonly [kind in GatewayEventKind]: { readonly [status in DepositStatus]: AfterEvent };
} = {
  succeeded: {
    pending: { status: 'held', moves: paidIn() },
    failed: { status: 'held', moves: paidIn() },
    held: stays('held'),
    refunded: stays('refunded'),
    forfeited: stays('forfeited'),
    disputed: stays('disputed'),
  },
  failed: {
    pending: stays('failed'),
    failed: stays('failed'),
    held: stays('held'),
    refunded: stays('refunded'),
    forfeited: stays('forfeited'),
    disputed: stays('disputed'),
  },
  refunded: {
    pending: { status: 'refunded', moves: paidIn('refunded') },
    failed: { status: 'refunded', moves: paidIn('refunded') },
    held: { status: 'refunded', moves: moved('held', 'refunded') },
    refunded: stays('refunded'),
    forfeited: { status: 'refunded', moves: moved('forfeited', 'refunded') },
    disputed: stays('disputed', 'refunded_after_dispute'),
  },
  disputed: {
    pending: { status: 'disputed', moves: paidIn('charged_back') },
    failed: { status: 'disputed', moves: paidIn('charged_back') },
    held: { status: 'disputed', moves: moved('held', 'charged_back') },
    refunded: stays('refunded', 'disputed_after_refund'),
    forfeited: { status: 'disputed', moves: moved('forfeited', 'charged_back') },
    disputed: stays('disputed'),
  },
  refund_failed: {
    pending: stays('pending', 'refund_failed'),
    failed: stays('failed', 'refund_failed'),
    held: stays('held', 'refund_failed'),
    refunded: { status: 'held', moves: moved('refunded', 'held'), park: 'refund_failed' },
    forfeited: stays('forfeited', 'refund_failed'),
    disputed: stays('disputed', 'refund_failed'),
  },
};

/** What the event makes of a deposit of that status. Every pair has an answer, none throws. */
export function afterEvent(status: DepositStatus, kind: GatewayEventKind): AfterEvent {
  return TABLE[kind][status];
}

/** The book in which the whole amount lies while the deposit has that status; null: nothing was paid in. */
export const BOOK_OF: Readonly<Record<DepositStatus, Book | null>> = {
  pending: null,
  failed: null,
  held: 'held',
  refunded: 'refunded',
  forfeited: 'forfeited',
  disputed: 'charged_back',
};
