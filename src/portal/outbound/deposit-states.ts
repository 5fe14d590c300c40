import type { DepositStatus } from '../../outbound-permissions/deposits/deposits.states.js';
import type { Headline } from './outbound-words.js';

/** T8: where the money of a deposit is, in its payer's words. */
export const DEPOSIT_STATES: Readonly<Record<DepositStatus, Headline>> = {
  pending: {
    title: 'Your payment is not here yet',
    text: 'If you have paid, it shows here by itself, usually within seconds. If not, go on to pay.',
    tone: 'info',
    icon: 'clock',
  },
  held: {
    title: 'We hold your deposit',
    text: 'This step is done, and your account is in production.',
    tone: 'success',
    icon: 'check',
  },
  refunded: {
    title: 'Your deposit is back with you',
    text: 'It can take some days until your bank shows it.',
    tone: 'info',
    icon: 'undo',
  },
  forfeited: { title: 'Your deposit was kept', text: 'We wrote to you why.', tone: 'danger', icon: 'cross' },
  failed: {
    title: 'This deposit was not paid',
    text: 'Nothing was taken. Try again, perhaps with another card.',
    tone: 'warning',
    icon: 'warning',
  },
  disputed: {
    title: 'The payment was disputed',
    text: 'Your bank took it back. To go on, pay a deposit again.',
    tone: 'warning',
    icon: 'warning',
  },
};
