import type { Service } from '../../kernel/words.js';
import type { Ago, Moment } from './moments.js';
import type { Shown, Step } from './steps.js';

/** What a customer writes into a reassessment ticket; company and website are the account's own. */
export interface WrittenTicket {
  readonly use: string;
  readonly services: readonly Service[];
  readonly countries: readonly string[];
  readonly units: number;
  /** In minor units. */
  readonly spend: readonly [amount: number, currency: string];
  readonly sample?: string;
  readonly evidence?: readonly Shown[];
}

/** A ticket and what became of it. */
export interface TicketPlot {
  readonly business: string;
  readonly filed: Moment;
  readonly ticket: WrittenTicket;
  readonly then: readonly (readonly Step[])[];
}

/** What became of the review that a signup of middle risk, or something that was reported, has opened. */
export interface ReviewPlot {
  readonly business: string;
  readonly then: readonly (readonly Step[])[];
}

/** What the platform reported about an account: a complaint of a carrier or a recipient, or a flagged card. */
export type Report = { readonly business: string; readonly at: Ago; readonly text: string } & (
  | { readonly from: 'carrier' | 'recipient'; readonly of: 'spam' | 'phishing' | 'content' | 'other' }
  | { readonly from: 'payment_provider' }
);

/** What staff did to accounts outside of any case. */
export interface AccountPlot {
  readonly business: string;
  readonly then: readonly (readonly Step[])[];
}
