/**
 * The books in which the money of deposits is kept, double entry, in minor units. `received` is where money comes from and so stands
 * below zero by all that was ever paid in; each of the others holds what is there. The sum over all books is always zero.
 */
export const BOOKS = ['received', 'held', 'refunded', 'forfeited', 'charged_back'] as const;
export type Book = (typeof BOOKS)[number];

/** One movement of a deposit's whole amount. */
export interface Move {
  readonly from: Book;
  readonly to: Book;
}
