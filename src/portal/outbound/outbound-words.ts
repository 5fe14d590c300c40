import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import type { OutboundPermissionStatus } from '../../outbound-permissions/outbound-permissions.states.js';

/** The status as its customer reads it, with its look. */
export const OUTBOUND_BADGES: Readonly<
  Record<OutboundPermissionStatus, { readonly text: string; readonly tone: string; readonly icon: string }>
> = {
  open: { text: 'To finish', tone: 'info', icon: 'ring' },
  in_review: { text: 'In review', tone: 'info', icon: 'eye' },
  in_discussion: { text: 'In discussion', tone: 'info', icon: 'message' },
  granted: { text: 'Granted', tone: 'success', icon: 'check' },
  rejected: { text: 'Not granted', tone: 'danger', icon: 'cross' },
  closed: { text: 'Closed', tone: 'neutral', icon: 'lock' },
  withdrawn: { text: 'Taken back', tone: 'neutral', icon: 'undo' },
};

/** What stands above a request: how it stands, in plain words. */
export interface Headline {
  readonly title: string;
  readonly text: string;
  readonly tone: string;
  readonly icon: string;
}

type HeadlinedRequest = Pick<
  OutboundPermissionView,
  'status' | 'next' | 'conditions' | 'endReason' | 'steps'
>;

/** T8: where the deposit of a request that has ended is. */
function whereDepositIs({ steps }: Pick<OutboundPermissionView, 'steps'>): string {
  if (steps.deposit.status === 'refunded') return ' Your deposit is back with you.';
  return steps.deposit.status === 'held' ? ' Your deposit is on its way back to you.' : '';
}

/** How a request stands; null while there is only to go on with the steps, which say so themselves. `hasRunOut`: its time is over. */
export function headlineOf(request: HeadlinedRequest, hasRunOut: boolean): Headline | null {
  if (request.status === 'granted' && hasRunOut) return RUN_OUT;
  return HEADLINES[request.status](request);
}

const RUN_OUT: Headline = {
  title: 'The permission has ended',
  text: 'It was limited in time, and that time is over. Nothing can be sent until you ask anew and we grant it.',
  tone: 'warning',
  icon: 'clock',
};

const HEADLINES: Readonly<Record<OutboundPermissionStatus, (request: HeadlinedRequest) => Headline | null>> =
  {
    open: ({ next }) =>
      next?.step === 'wait'
        ? {
            title: 'All three steps are done',
            text: 'We decide now. It usually takes no more than a few minutes.',
            tone: 'info',
            icon: 'clock',
          }
        : null,
    in_review: () => ({
      title: 'We look at your request',
      text: 'Somebody of our team reads what you told us. You need not do anything; we write to you by e-mail.',
      tone: 'info',
      icon: 'eye',
    }),
    in_discussion: ({ next }) =>
      next?.step === 'answer'
        ? {
            title: 'Let us talk about it',
            text: 'We have not decided yet. There may be a way with less risk: read what we wrote below, and answer us there.',
            tone: 'warning',
            icon: 'message',
          }
        : {
            title: 'We talk about it with you',
            text: 'We have not decided yet. We read what you wrote and write to you by e-mail.',
            tone: 'info',
            icon: 'message',
          },
    granted: ({ conditions }) => ({
      title: 'You may send and call',
      text:
        conditions === null
          ? 'Outbound permission is granted, for all your applications and subaccounts.'
          : 'Outbound permission is granted on these conditions. They are checked with every message and call.',
      tone: 'success',
      icon: 'check',
    }),
    rejected: (request) => ({
      title: 'We did not grant outbound permission',
      text: `You may open another request at any time.${whereDepositIs(request)}`,
      tone: 'danger',
      icon: 'cross',
    }),
    closed: (request) => ({
      title: 'This request is closed',
      text: `${CLOSED_TEXTS[request.endReason ?? ''] ?? 'It is over.'}${whereDepositIs(request)}`,
      tone: 'warning',
      icon: 'lock',
    }),
    withdrawn: (request) => ({
      title: 'You took this request back',
      text: `It does not count against you.${whereDepositIs(request)}`,
      tone: 'info',
      icon: 'undo',
    }),
  };

/** By the reason with which a request or a grant ended. */
const CLOSED_TEXTS: Readonly<Record<string, string>> = {
  unfinished: 'Its steps were not finished in time. You may open another one and go on.',
  condition_ended: 'The permission was limited in time, and that time is over. You may ask anew.',
  deposit_refunded: 'The deposit was given back, and the permission ended with it. You may ask anew.',
  deposit_disputed:
    'The payment of the deposit was disputed, and the permission ended with it. You may ask anew.',
  deposit_forfeited: 'The deposit was kept, and the permission ended with it.',
  account_closed: 'The account was closed.',
};
