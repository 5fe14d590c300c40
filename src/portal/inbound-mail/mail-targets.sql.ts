import type { Statement } from '../../database/statement.js';
import type { MailTargetKind } from './inbound-mail.entity.js';
import type { MailTarget } from './mail-outcome.js';

/** A request to which a mail belongs, with its account's owner. */
export interface StandingTarget {
  readonly id: string;
  readonly accountId: string;
  readonly caseId: string | null;
  readonly isOpen: boolean;
  readonly companyName: string;
  /** The account's own address. */
  readonly email: string;
  /** The person who signs in under that address. */
  readonly portalUserId: string | null;
}

const OWNER = `a.company_name AS "companyName", a.email,
  (SELECT m.portal_user_id FROM portal_memberships m JOIN portal_users u ON u.id = m.portal_user_id
   WHERE m.account_id = a.id AND lower(u.email) = lower(a.email)) AS "portalUserId"`;

const STATEMENTS: Readonly<Record<MailTargetKind, string>> = {
  reassessment: `SELECT r.id, r.account_id AS "accountId", r.case_id AS "caseId", r.status IN ('open', 'awaiting_customer') AS "isOpen", ${OWNER}
    FROM reassessments r JOIN accounts a ON a.id = r.account_id WHERE r.id = $1`,
  outbound_permission: `SELECT o.id, o.account_id AS "accountId", o.case_id AS "caseId", o.status IN ('open', 'in_review', 'in_discussion') AS "isOpen", ${OWNER}
    FROM outbound_permissions o JOIN accounts a ON a.id = o.account_id WHERE o.id = $1`,
};

/** Gives a `StandingTarget` row. */
export function standingTarget({ kind, id }: MailTarget): Statement {
  return { name: `mail-target-${kind}`, text: STATEMENTS[kind], values: [id] };
}

/** Gives `{accountId, payload}`: the e-mails of ours that a mail says it answers. */
export function mailsOfOurs(outboxIds: readonly string[]): Statement {
  return {
    name: 'answered-outbox-messages',
    text: `SELECT m.id, m.account_id AS "accountId", m.payload FROM outbox_messages m
           WHERE m.id = ANY ($1) AND m.channel = 'email' AND m.account_id IS NOT NULL`,
    values: [[...outboxIds]],
  };
}

/** Gives `{count}`: how much evidence the case carries. */
export function evidenceOnCase(caseId: string): Statement {
  return {
    name: 'count-evidence-on-case',
    text: `SELECT count(*)::int AS count FROM case_evidence e WHERE e.case_id = $1`,
    values: [caseId],
  };
}
