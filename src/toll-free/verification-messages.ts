import type { Config } from '../config/config.js';
import { publicUrl } from '../config/public-url.js';
import { toSid } from '../kernel/ids.js';
import type { EmailMessage, OutboxMessage } from '../ledger/outbox-message.js';
import { tollFreeEvent, type TollFreeEventKind } from '../ledger/toll-free-events.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import { reasonsOf } from './told-reasons.js';

/** What became of a verification, as its row stands afterwards. `message`: what a reviewer adds for the customer to read. */
export interface VerificationChange {
  readonly kind: TollFreeEventKind;
  readonly verification: TollFreeVerification;
  /** The account above its own, if there is one (W159). */
  readonly parentAccountId: string | null;
  readonly at: Date;
  readonly message?: string | null;
}

/**
 * For the messages of `ledger.record`, at every change of status: the e-mail to the address that the submission names (W152, W153),
 * and the event for whoever subscribed to it (W154–W167).
 */
export function verificationChanged(
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  change: VerificationChange,
): readonly OutboxMessage[] {
  const { kind, verification, parentAccountId, at } = change;
  const reasons = kind === 'rejected' ? reasonsOf(verification.rejectionCodes) : [];
  return [
    {
      ...EMAILS[kind]({ ...change, about: about(config, verification) }),
      to: verification.notificationEmail,
      accountId: verification.accountId,
      caseId: verification.caseId,
    },
    tollFreeEvent(
      kind,
      { ...verification, parentAccountId },
      at,
      reasons.map(({ code, text }) => ({ code, label: text })),
    ),
  ];
}

interface About {
  readonly businessName: string;
  readonly phone: string;
  readonly verificationSid: string;
  readonly portalUrl: string;
}

function about(
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  { id, businessName, phoneE164 }: TollFreeVerification,
): About {
  const verificationSid = toSid('tollFreeVerification', id);
  return {
    businessName,
    phone: phoneE164,
    verificationSid,
    portalUrl: `${publicUrl(config)}/portal/toll-free/${verificationSid}`,
  };
}

type TollFreeEmail = {
  readonly [T in EmailMessage['template']]: T extends `toll-free-${string}`
    ? Pick<EmailMessage<T>, 'channel' | 'template' | 'payload'>
    : never;
}[EmailMessage['template']];

/** The e-mail of each change: its template with what that needs. */
const EMAILS: {
  readonly [K in TollFreeEventKind]: (
    change: VerificationChange & { readonly about: About },
  ) => TollFreeEmail;
} = {
  'pending-review': ({ about, verification }) => ({
    channel: 'email',
    template: 'toll-free-pending',
    payload: { ...about, again: verification.submission > 1 },
  }),
  'in-review': ({ about, verification }) => ({
    channel: 'email',
    template: 'toll-free-in-review',
    payload: { ...about, first: verification.lane === 'priority' },
  }),
  approved: ({ about, message }) => ({
    channel: 'email',
    template: 'toll-free-approved',
    payload: { ...about, message: message ?? null },
  }),
  rejected: ({ about, verification, message }) => ({
    channel: 'email',
    template: 'toll-free-rejected',
    payload: {
      ...about,
      reasons: reasonsOf(verification.rejectionCodes),
      editUntil: verification.editAllowed === true ? (verification.editUntil?.toISOString() ?? null) : null,
      message: message ?? null,
    },
  }),
  expired: ({ about }) => ({ channel: 'email', template: 'toll-free-expired', payload: about }),
};
