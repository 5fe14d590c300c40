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

/** What the headline depends on. `isComplete`: all three steps are done. */
export interface HeadlinedRequest {
  readonly status: OutboundPermissionStatus;
  readonly isComplete: boolean;
  readonly isConditional: boolean;
  readonly endReason: string | null;
}

/** How a request stands; null while there is only to go on with the steps, which say so themselves. */
export function headlineOf(request: HeadlinedRequest): Headline | null {
  return HEADLINES[request.status](request);
}

const HEADLINES: Readonly<Record<OutboundPermissionStatus, (request: HeadlinedRequest) => Headline | null>> =
  {
    open: ({ isComplete }) =>
      isComplete
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
    in_discussion: () => ({
      title: 'Let us talk about it',
      text: 'As it stands we cannot say yes, but there may be a way with less risk. Read what we wrote below and answer us there.',
      tone: 'info',
      icon: 'message',
    }),
    granted: ({ isConditional }) => ({
      title: 'You may send and call',
      text: isConditional
        ? 'Outbound permission is granted, on the conditions below. They are checked with every message and call.'
        : 'Outbound permission is granted for all your applications, within our terms.',
      tone: 'success',
      icon: 'check',
    }),
    rejected: () => ({
      title: 'We did not grant outbound permission',
      text: 'Your deposit goes back to you. You may open another request at any time; below is what would change our mind.',
      tone: 'danger',
      icon: 'cross',
    }),
    closed: ({ endReason }) => ({
      title: 'This request is closed',
      text: CLOSED_TEXTS[endReason ?? ''] ?? 'It is over. You may open another one.',
      tone: 'warning',
      icon: 'lock',
    }),
    withdrawn: () => ({
      title: 'You took this request back',
      text: 'It counts for nothing; if you had paid a deposit, it goes back to you. You may open another request.',
      tone: 'info',
      icon: 'undo',
    }),
  };

/** By the reason with which a request or a grant ended. */
const CLOSED_TEXTS: Readonly<Record<string, string>> = {
  unfinished: 'Its steps were not finished in time. You may open another one and go on.',
  deposit_refunded:
    'The deposit went back to you, and with it the permission ended. You may open another request.',
  deposit_disputed:
    'The payment of the deposit was disputed, and with it the permission ended. You may open another request.',
  account_closed: 'The account was closed.',
};
