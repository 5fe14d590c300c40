import type { DepositStatus } from '../../outbound-permissions/deposits/deposits.states.js';
import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import { PURPOSE_QUESTIONS } from './purpose-questions.js';

/** What the customer has told and paid so far; null before he has come to anything. */
export function presentSaid(request: OutboundPermissionView): object | null {
  const { purpose, application, phone, steps } = request;
  const { amount, currency, status } = steps.deposit;
  const deposit = amount === null || currency === null ? null : { amount, currency };
  if (purpose === null && application === null && phone === null && deposit === null) return null;
  const answers =
    application === null
      ? []
      : PURPOSE_QUESTIONS.map(({ name, short }) => ({
          label: short,
          value: application[name] ? 'Yes' : 'No',
        }));
  return {
    told: [...(purpose === null ? [] : [{ label: 'Purpose', value: purpose }]), ...answers],
    channels: application?.channels ?? [],
    phone,
    phoneNote: steps.phoneCode.done ? 'confirmed' : 'not confirmed yet',
    deposit,
    depositNote: status === null ? '' : DEPOSIT_NOTES[status],
  };
}

const DEPOSIT_NOTES: Readonly<Record<DepositStatus, string>> = {
  pending: 'not here yet',
  held: 'held for you',
  refunded: 'back with you',
  forfeited: 'kept by us',
  failed: 'not paid',
  disputed: 'disputed',
};
