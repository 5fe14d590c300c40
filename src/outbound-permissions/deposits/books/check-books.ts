import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { toSid } from '../../../kernel/ids.js';
import { DEPOSIT_STATUSES, BOOK_OF } from '../deposits.states.js';
import { BOOKS } from './books.js';

/** What does not add up. `what`: a transfer, all books of a currency together, or one deposit. */
export interface BookFlaw {
  readonly what: 'transfer_not_zero' | 'transfer_empty' | 'sum_not_zero' | 'deposit_not_as_booked';
  /** Id of the transfer, code of the currency, or sid of the deposit. */
  readonly which: string;
  readonly text: string;
}

export type BooksVerdict =
  | { readonly ok: true; readonly deposits: number; readonly transfers: number }
  | { readonly ok: false; readonly flaws: readonly BookFlaw[] };

/** As many as a person would look at. */
const MOST_FLAWS = 20;

/**
 * Proves the books of the deposits: every transfer sums to zero, all together sum to zero, and what is booked of each deposit is what
 * its status says: all of its amount in one book, or nothing. Reads everything; for the command and the hourly check.
 */
@Injectable()
export class CheckBooks {
  constructor(private readonly database: Database) {}

  async run(): Promise<BooksVerdict> {
    const client = await this.database.pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'); // one state of all rows
      const flaws: BookFlaw[] = [];
      for (const { what, sql, values, text, isDeposit } of QUESTIONS) {
        const { rows } = await client.query<{ which: string; facts: string }>(sql, [...values, MOST_FLAWS]);
        for (const { which, facts } of rows)
          flaws.push({
            what,
            which: isDeposit === true ? toSid('deposit', which) : which,
            text: `${text}: ${facts}`,
          });
      }
      if (flaws.length > 0) return { ok: false, flaws: flaws.slice(0, MOST_FLAWS) };
      const counted = await client.query<{ deposits: number; transfers: number }>(
        `SELECT (SELECT count(*) FROM deposits) AS deposits, (SELECT count(*) FROM money_transfers) AS transfers`,
      );
      return { ok: true, deposits: 0, transfers: 0, ...counted.rows[0] };
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }
}

interface Question {
  readonly what: BookFlaw['what'];
  readonly text: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly isDeposit?: true;
}

/** Each gives what is wrong, as rows of `which` and `facts`; the last parameter is how many at most. */
const QUESTIONS: readonly Question[] = [
  {
    what: 'transfer_not_zero',
    text: 'a transfer does not sum to zero',
    sql: `SELECT e.transfer_id::text AS which, concat(sum(e.amount), ' ', e.currency) AS facts
          FROM money_entries e GROUP BY e.transfer_id, e.currency HAVING sum(e.amount) <> 0 LIMIT $1`,
    values: [],
  },
  {
    what: 'transfer_empty',
    text: 'a transfer moves nothing',
    sql: `SELECT t.id::text AS which, t.cause AS facts FROM money_transfers t
          WHERE NOT EXISTS (SELECT FROM money_entries e WHERE e.transfer_id = t.id) LIMIT $1`,
    values: [],
  },
  {
    what: 'sum_not_zero',
    text: 'all books together do not sum to zero',
    sql: `SELECT e.currency AS which, sum(e.amount)::text AS facts
          FROM money_entries e GROUP BY e.currency HAVING sum(e.amount) <> 0 LIMIT $1`,
    values: [],
  },
  {
    what: 'deposit_not_as_booked',
    text: 'a deposit is not as it is booked',
    isDeposit: true,
    // $1 statuses, $2 the book in which each has its money (null: none), $3 all books.
    sql: `WITH lies_in AS (SELECT * FROM unnest($1::text[], $2::text[]) AS l (status, book)),
          booked AS (
            SELECT e.deposit_id, e.book, e.currency, sum(e.amount) AS amount FROM money_entries e
            GROUP BY e.deposit_id, e.book, e.currency HAVING sum(e.amount) <> 0
          ), expected AS (
            SELECT d.id AS deposit_id, b.book, d.currency,
                   CASE b.book WHEN l.book THEN d.amount WHEN 'received' THEN -d.amount END AS amount
            FROM deposits d JOIN lies_in l ON l.status = d.status
            CROSS JOIN unnest($3::text[]) AS b (book)
            WHERE l.book IS NOT NULL AND b.book IN (l.book, 'received')
          )
          SELECT coalesce(b.deposit_id, x.deposit_id)::text AS which,
                 concat_ws(' ', d.status, 'with', coalesce(b.amount, 0), 'in', coalesce(b.book, x.book),
                           'instead of', coalesce(x.amount, 0), coalesce(b.currency, x.currency)) AS facts
          FROM booked b FULL JOIN expected x
            ON x.deposit_id = b.deposit_id AND x.book = b.book AND x.currency = b.currency
          LEFT JOIN deposits d ON d.id = coalesce(b.deposit_id, x.deposit_id)
          WHERE b.amount IS DISTINCT FROM x.amount LIMIT $4`,
    values: [[...DEPOSIT_STATUSES], DEPOSIT_STATUSES.map((status) => BOOK_OF[status]), [...BOOKS]],
  },
];
