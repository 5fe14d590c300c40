import type { Account } from '../accounts/account.entity.js';
import { businessDayEnd } from '../cases/business-calendar.js';
import type { Lane } from '../cases/case.entity.js';
import { caseEvent } from '../cases/case-event.js';
import { openCase } from '../cases/open-case.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import type { Ledger } from '../ledger/ledger.js';

/** A customer who waits for a review to begin is not to wait long: aimed at within one business day, promised within two. */
const AIM_BUSINESS_DAYS = 1;
const DUE_BUSINESS_DAYS = 2;

export interface NewAccountReview {
  readonly account: Pick<Account, 'id' | 'country' | 'band' | 'score'>;
  /** The restriction that waits for it; null when the account may be used meanwhile. */
  readonly holdId: string | null;
  readonly lane: Lane;
  /** Why it is here, in one sentence. */
  readonly headline: string;
  readonly at: Date;
}

/** P4, P5: a person shall look at the account. Gives the case's id. */
export function openAccountReview(tx: Tx, ledger: Ledger, review: NewAccountReview): string {
  const { account, at, ...given } = review;
  const id = newId(at);
  const type = 'account_review';
  openCase(tx, {
    ...given,
    id,
    type,
    subjectId: account.id,
    account,
    openedAt: at,
    aimBy: businessDayEnd(at, AIM_BUSINESS_DAYS, account.country),
    dueBy: businessDayEnd(at, DUE_BUSINESS_DAYS, account.country),
  });
  const about = { id, accountId: account.id, type } as const;
  ledger.record(
    tx,
    at,
    caseEvent('case.opened', SYSTEM, about, { lane: review.lane, headline: review.headline }),
  );
  return id;
}
