import type { MailTargetKind } from './inbound-mail.entity.js';
import type { SenderAccount } from './sender-accounts.sql.js';

/** A request to which a mail belongs. */
export interface MailTarget {
  readonly kind: MailTargetKind;
  readonly id: string;
}

/** Why nothing can become of a mail to support. */
export const NO_OUTCOMES = ['file_ticket', 'contracted', 'granted', 'of_parent'] as const;
export type NoOutcome = (typeof NO_OUTCOMES)[number];

/** What a mail to support becomes when its sender confirms it. */
export type MailOutcome =
  | { readonly becomes: 'message'; readonly target: MailTarget }
  | { readonly becomes: 'purpose'; readonly target: MailTarget }
  | { readonly becomes: 'request' }
  | { readonly becomes: 'nothing'; readonly because: NoOutcome };

/**
 * T4: mail to support asks for outbound permission, or adds to a request that is unfinished. Of an account that is restricted it is a
 * word in its open ticket (P8); without one, an account on hold must file a ticket first. Who has the permission already, by contract
 * (T1) or granted, needs none; for a subaccount its parent asks.
 */
export function mailOutcome(account: SenderAccount): MailOutcome {
  const { status, openTicketId, requestId } = account;
  if (status !== 'active' && openTicketId !== null)
    return { becomes: 'message', target: { kind: 'reassessment', id: openTicketId } };
  if (status === 'on_hold') return { becomes: 'nothing', because: 'file_ticket' };
  if (account.plan === 'contracted') return { becomes: 'nothing', because: 'contracted' };
  if (account.isSubaccount) return { becomes: 'nothing', because: 'of_parent' };
  if (requestId !== null) {
    const target = { kind: 'outbound_permission', id: requestId } as const;
    const lacksPurpose = account.requestStatus === 'open' && !account.requestHasPurpose;
    return { becomes: lacksPurpose ? 'purpose' : 'message', target };
  }
  if (account.isGranted) return { becomes: 'nothing', because: 'granted' };
  return { becomes: 'request' };
}
