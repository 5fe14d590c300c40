import type { Statement } from './statement.js';

/** What gives rows: a transaction, or the database outside of one. Enough for whoever only looks and locks nothing. */
export interface Reader {
  query<Row>(statement: Statement): Promise<Row[]>;
}

declare const inTransaction: unique symbol;

/**
 * Proof of being inside a transaction. Only `UnitOfWork.run` makes one, so a function that must be atomic takes a `Tx` and
 * forgetting it does not compile.
 */
export interface Tx extends Reader {
  readonly [inTransaction]: true;
  /** Runs now, after all writes handed in so far, and gives the rows. */
  query<Row>(statement: Statement): Promise<Row[]>;
  /** Runs with the other writes in one round trip, at the next `query` or at the commit. */
  write(statement: Statement): void;
}
