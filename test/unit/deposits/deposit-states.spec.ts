import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  BOOK_OF,
  DEPOSIT_STATUSES,
  GATEWAY_EVENT_KINDS,
} from '../../../src/outbound-permissions/deposits/deposits.states.js';

/** Every pair of status and news: what it becomes, what moves, and what a person must look at. */
function matrix(): string {
  const rows = DEPOSIT_STATUSES.flatMap((from) =>
    GATEWAY_EVENT_KINDS.map((kind) => {
      const { status, moves, park } = afterEvent(from, kind);
      const moved = moves.map((move) => `${move.from}>${move.to}`).join(' ');
      return [from, kind, status === from ? '=' : status, moved || '–', park ?? ''];
    }),
  );
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

describe('T8: what a gateway tells of a deposit, in whatever order', () => {
  it('has just these effects', () => {
    expect(`\n${matrix()}\n`).toMatchInlineSnapshot(`
      "
      pending    succeeded      held      received>held
      pending    failed         failed    –
      pending    refunded       refunded  received>held held>refunded
      pending    disputed       disputed  received>held held>charged_back
      pending    refund_failed  =         –                                refund_failed
      held       succeeded      =         –
      held       failed         =         –
      held       refunded       refunded  held>refunded
      held       disputed       disputed  held>charged_back
      held       refund_failed  =         –                                refund_failed
      refunded   succeeded      =         –
      refunded   failed         =         –
      refunded   refunded       =         –
      refunded   disputed       =         –                                disputed_after_refund
      refunded   refund_failed  held      refunded>held                    refund_failed
      forfeited  succeeded      =         –
      forfeited  failed         =         –
      forfeited  refunded       refunded  forfeited>refunded
      forfeited  disputed       disputed  forfeited>charged_back
      forfeited  refund_failed  =         –                                refund_failed
      failed     succeeded      held      received>held
      failed     failed         =         –
      failed     refunded       refunded  received>held held>refunded
      failed     disputed       disputed  received>held held>charged_back
      failed     refund_failed  =         –                                refund_failed
      disputed   succeeded      =         –
      disputed   failed         =         –
      disputed   refunded       =         –                                refunded_after_dispute
      disputed   disputed       =         –
      disputed   refund_failed  =         –                                refund_failed
      "
    `);
  });

  it.each(DEPOSIT_STATUSES)(
    'moves the money of a %s deposit into the book of the status after it',
    (from) => {
      for (const kind of GATEWAY_EVENT_KINDS) {
        const { status, moves } = afterEvent(from, kind);
        const start = BOOK_OF[from] ?? 'received';
        const end = moves.reduce((book, move) => {
          expect(move.from).toBe(book);
          return move.to;
        }, start);
        expect(end).toBe(BOOK_OF[status] ?? 'received');
      }
    },
  );

  it.each(DEPOSIT_STATUSES)(
    'told the same thing twice, a %s deposit moves no money the second time',
    (from) => {
      for (const kind of GATEWAY_EVENT_KINDS) {
        const once = afterEvent(from, kind);
        const twice = afterEvent(once.status, kind);
        expect([twice.status, twice.moves]).toEqual([once.status, []]);
      }
    },
  );
});
