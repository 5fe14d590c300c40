import { SidPipe } from '../http/sid.pipe.js';
import type { ComplaintDto, ComplaintKind, ComplaintSource, PaymentFlagDto } from './monitoring.dto.js';
import type { Report, ReportedKind } from './report.js';

const ACCOUNT = new SidPipe('account');

const COMPLAINANTS: Readonly<Record<ComplaintSource, { kind: ReportedKind; who: string }>> = {
  carrier: { kind: 'carrier_complaint', who: 'A carrier' },
  recipient: { kind: 'recipient_complaint', who: 'A recipient' },
};

const COMPLAINED_OF: Readonly<Record<ComplaintKind, string>> = {
  spam: 'spam',
  phishing: 'phishing',
  content: 'the content of messages or calls',
  other: 'traffic of the account',
};

/** A complaint, as it is reported. */
export function reportOfComplaint(complaint: ComplaintDto): Report {
  const { account, source, kind: of, text = null, from = null, to = null, occurredAt } = complaint;
  const { kind, who } = COMPLAINANTS[source];
  return {
    accountId: ACCOUNT.transform(account),
    kind,
    detail: { kind: of, text, from, to },
    sentence: `${who} complained of ${COMPLAINED_OF[of]}.`,
    occurredAt: occurredAt === undefined ? null : new Date(occurredAt),
  };
}

/** A flagged card, as it is reported. */
export function reportOfFlag({ account, reason, fingerprint }: PaymentFlagDto): Report {
  return {
    accountId: ACCOUNT.transform(account),
    kind: 'card_flagged',
    detail: { reason, fingerprint: fingerprint ?? null },
    sentence: `The payment provider has flagged the card: ${reason}`,
    occurredAt: null,
  };
}
