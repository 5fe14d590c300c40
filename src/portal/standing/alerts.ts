import type { Account } from '../../accounts/account.entity.js';
import { isOwn } from '../../holds/inherited-hold.js';
import { toSid } from '../../kernel/ids.js';
import type { EarlierTicket } from '../../reassessments/reassessments.rules.js';
import { requestStage, type RequestStage } from './request-stage.js';
import { toldRestriction, type ToldHold, type ToldRestriction } from './told-restriction.js';

/** P7: what a restricted account's owner is told at every page, and the one thing he can do about it. */
export interface Alert {
  readonly kind: 'ticket_awaiting_you' | 'account_closed' | ToldRestriction['kind'];
  readonly title: string;
  readonly text: string;
  readonly since: Date;
  /** `path` lies below the public address of the site. */
  readonly nextStep: { readonly label: string; readonly path: string };
}

/** A ticket, as far as alerts depend on it. */
export interface AlertingTicket extends EarlierTicket {
  /** Since when we wait for the customer; null when we do not. */
  readonly askedAt: Date | null;
}

/** The alerts of an account, the most urgent first; none when nothing is restricted and nothing waits for the customer. */
export function alertsFor(
  account: Pick<Account, 'status' | 'closedAt' | 'createdAt'>,
  openHolds: readonly ToldHold[],
  tickets: readonly AlertingTicket[],
): readonly Alert[] {
  if (account.status === 'closed') return [closedAlert(account.closedAt ?? account.createdAt)];
  const awaiting = tickets.filter((ticket) => ticket.status === 'awaiting_customer').map(awaitingAlert);
  const restriction = toldRestriction(openHolds);
  if (restriction === null) return awaiting;
  const own = openHolds.filter(isOwn);
  if (own.length === 0) return [...awaiting, restrictedWithParent(restriction)];
  return [...awaiting, restrictionAlert(restriction, requestStage(tickets, oldestOf(own)))];
}

/** Where a ticket is filed. */
export const NEW_TICKET_PATH = '/portal/reassessment/new';

/** The page of one ticket. */
export function ticketPath(ticket: { readonly id: string }): string {
  return `/portal/reassessments/${toSid('reassessment', ticket.id)}`;
}

/** The rounds are counted from the oldest restriction that stands, whichever of them is told of. */
function oldestOf(openHolds: readonly ToldHold[]): Date {
  return new Date(Math.min(...openHolds.map((hold) => hold.placedAt.getTime())));
}

function closedAlert(since: Date): Alert {
  return {
    kind: 'account_closed',
    title: 'This account is closed',
    text: 'It cannot be used or opened again. What was asked and answered can still be read.',
    since,
    nextStep: { label: 'See the account', path: '/portal' },
  };
}

function awaitingAlert(ticket: AlertingTicket): Alert {
  return {
    kind: 'ticket_awaiting_you',
    title: 'We need an answer from you',
    text: 'We have a question about your request. The days until our answer stand still until you reply.',
    since: ticket.askedAt ?? ticket.filedAt,
    nextStep: { label: 'Answer us', path: ticketPath(ticket) },
  };
}

/** Nothing can be asked for this account alone: what follows the parent's restriction goes with that one. */
function restrictedWithParent({ kind, title, sentences, since }: ToldRestriction): Alert {
  const sentence = 'This follows from your main account. If you think it is an error, ask for that one.';
  const nextStep = { label: 'See your accounts', path: '/portal/accounts' };
  return { kind, title, text: [...sentences, sentence].join(' '), since, nextStep };
}

function restrictionAlert(restriction: ToldRestriction, stage: RequestStage<AlertingTicket>): Alert {
  const { kind, title, sentences, since } = restriction;
  const { sentence, label } = STAGE_WORDS[stage.stage];
  const mayFile = stage.stage === 'may_ask' || stage.stage === 'may_ask_again';
  const path = mayFile ? NEW_TICKET_PATH : ticketPath(stage.ticket);
  return { kind, title, text: [...sentences, sentence].join(' '), since, nextStep: { label, path } };
}

type Stage = RequestStage<AlertingTicket>['stage'];

const STAGE_WORDS: Readonly<Record<Stage, { readonly sentence: string; readonly label: string }>> = {
  may_ask: {
    sentence: 'If you think this is an error, ask us to look again.',
    label: 'Ask us to look again',
  },
  in_review: {
    sentence: 'You asked us to look again, and we are looking.',
    label: 'See your request',
  },
  awaiting_customer: {
    sentence: 'You asked us to look again, and we wait for your answer.',
    label: 'Answer us',
  },
  may_ask_again: {
    sentence: 'We looked again and did not approve your request. You may ask once more.',
    label: 'Ask once more',
  },
  final: {
    sentence: 'We looked again twice. The decision is final.',
    label: 'See the decision',
  },
};
