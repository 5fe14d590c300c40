import type { Statement } from '../../database/statement.js';
import { EXTERNAL_ID_PREFIX } from '../stage/sign-up.js';

/** The accounts of the demonstration, and the subaccounts that were opened under them. */
const DOOMED_ACCOUNTS = `
  SELECT d.id FROM accounts d LEFT JOIN accounts p ON p.id = d.parent_id
  WHERE d.external_id LIKE '${EXTERNAL_ID_PREFIX}%' OR p.external_id LIKE '${EXTERNAL_ID_PREFIX}%'`;

/** Cases are locked before their accounts, in the order of every decision. */
export function lockDoomedCases(): Statement {
  return {
    name: 'lock-demonstration-cases',
    text: `SELECT c.id FROM cases c WHERE c.account_id IN (${DOOMED_ACCOUNTS}) ORDER BY c.id FOR UPDATE`,
    values: [],
  };
}

/** Gives the ids of the accounts. */
export function lockDoomedAccounts(): Statement {
  return {
    name: 'lock-demonstration-accounts',
    text: `SELECT a.id FROM accounts a WHERE a.id IN (${DOOMED_ACCOUNTS}) ORDER BY a.id FOR UPDATE`,
    values: [],
  };
}

/** Gives the ids of those who sign in for these accounts. */
export function peopleOf(accountIds: readonly string[]): Statement {
  return {
    name: 'demonstration-portal-users',
    text: `SELECT DISTINCT m.portal_user_id AS id FROM portal_memberships m WHERE m.account_id = ANY ($1)`,
    values: [accountIds],
  };
}

/** Whose the rows are that a deletion takes away. */
export type Whose = 'accounts' | 'addresses' | 'portal_users';

interface Deletion {
  readonly table: string;
  readonly of: Whose;
  /** `$1` are the ids or addresses. */
  readonly where: string;
}

const CASES = `case_id IN (SELECT c.id FROM cases c WHERE c.account_id = ANY ($1))`;
const ACCOUNT = 'account_id = ANY ($1)';
const DEPOSIT_SIDS = `SELECT 'DP' || replace(d.id::text, '-', '') FROM deposits d WHERE d.account_id = ANY ($1)`;
/** What was counted for these accounts, for their numbers, and for numbers that begin alike. */
const QUOTAS = `key = ANY ($1::text[]) OR EXISTS (
  SELECT 1 FROM phone_codes c WHERE c.account_id = ANY ($1::uuid[]) AND starts_with(c.phone_e164, phone_code_quotas.key))`;
const NOBODY = 'NOT EXISTS (SELECT 1 FROM portal_memberships m WHERE m.portal_user_id =';

/** What is removed, in an order in which nothing refers to it any more. Audit events are not among it. */
export const DELETIONS: readonly Deletion[] = [
  { table: 'case_evidence', of: 'accounts', where: ACCOUNT },
  { table: 'evidence', of: 'accounts', where: ACCOUNT },
  { table: 'case_messages', of: 'accounts', where: ACCOUNT },
  { table: 'case_notes', of: 'accounts', where: CASES },
  { table: 'pending_decisions', of: 'accounts', where: CASES },
  { table: 'reassessment_drafts', of: 'accounts', where: ACCOUNT },
  { table: 'reassessments', of: 'accounts', where: ACCOUNT },
  { table: 'phone_code_quotas', of: 'accounts', where: QUOTAS },
  { table: 'phone_codes', of: 'accounts', where: ACCOUNT },
  { table: 'gateway_events', of: 'accounts', where: ACCOUNT },
  { table: 'money_entries', of: 'accounts', where: ACCOUNT },
  { table: 'money_transfers', of: 'accounts', where: ACCOUNT },
  { table: 'sandbox_callbacks', of: 'accounts', where: `payment IN (${DEPOSIT_SIDS})` },
  { table: 'deposits', of: 'accounts', where: ACCOUNT },
  { table: 'outbound_permissions', of: 'accounts', where: ACCOUNT },
  { table: 'event_deliveries', of: 'accounts', where: ACCOUNT },
  { table: 'subscribed_event_types', of: 'accounts', where: ACCOUNT },
  { table: 'event_subscriptions', of: 'accounts', where: ACCOUNT },
  { table: 'sinks', of: 'accounts', where: ACCOUNT },
  { table: 'event_signing_tokens', of: 'accounts', where: ACCOUNT },
  { table: 'toll_free_findings', of: 'accounts', where: ACCOUNT },
  { table: 'toll_free_snapshots', of: 'accounts', where: ACCOUNT },
  { table: 'toll_free_intakes', of: 'accounts', where: ACCOUNT },
  { table: 'toll_free_submissions', of: 'accounts', where: ACCOUNT },
  { table: 'toll_free_verifications', of: 'accounts', where: ACCOUNT },
  { table: 'business_profiles', of: 'accounts', where: ACCOUNT },
  { table: 'decisions', of: 'accounts', where: ACCOUNT },
  { table: 'cases', of: 'accounts', where: ACCOUNT },
  { table: 'holds', of: 'accounts', where: ACCOUNT },
  { table: 'assessments', of: 'accounts', where: ACCOUNT },
  { table: 'account_facts', of: 'accounts', where: ACCOUNT },
  { table: 'usage_hours', of: 'accounts', where: ACCOUNT },
  { table: 'usage_days', of: 'accounts', where: ACCOUNT },
  { table: 'api_keys', of: 'accounts', where: ACCOUNT },
  { table: 'numbers', of: 'accounts', where: ACCOUNT },
  { table: 'staff_parties', of: 'accounts', where: ACCOUNT },
  { table: 'sessions', of: 'accounts', where: ACCOUNT },
  { table: 'inbound_mails', of: 'accounts', where: ACCOUNT },
  { table: 'outbox_messages', of: 'accounts', where: ACCOUNT },
  { table: 'portal_memberships', of: 'accounts', where: ACCOUNT },
  { table: 'accounts', of: 'accounts', where: 'id = ANY ($1)' },
  { table: 'outbox_messages', of: 'addresses', where: 'lower(recipient) = ANY ($1)' },
  { table: 'dev_inbox_messages', of: 'addresses', where: 'lower(recipient) = ANY ($1)' },
  {
    table: 'one_time_links',
    of: 'portal_users',
    where: `portal_user_id = ANY ($1) AND ${NOBODY} one_time_links.portal_user_id)`,
  },
  { table: 'portal_users', of: 'portal_users', where: `id = ANY ($1) AND ${NOBODY} portal_users.id)` },
];

/** Gives one row a row that was deleted. */
export function deletion({ table, where }: Deletion, ids: readonly string[]): Statement {
  const text = `DELETE FROM ${table} WHERE ${where} RETURNING 1 AS gone`;
  return { name: `remove-demonstration-${table}-${where.length}`, text, values: [ids] };
}

/** Sees to it that the files of the accounts are removed, whatever happens after the commit: a watch over each that is due now. */
export function dueWatches(accountIds: readonly string[], at: Date): Statement {
  return {
    name: 'watch-demonstration-files',
    text: `INSERT INTO unattached_files (evidence_id, storage_keys, remove_at)
           SELECT e.id, array_remove(ARRAY[e.storage_key, e.preview_key], NULL), $2::timestamptz FROM evidence e WHERE e.account_id = ANY ($1)
           UNION ALL SELECT m.id, ARRAY[m.storage_key], $2::timestamptz FROM inbound_mails m WHERE m.account_id = ANY ($1) AND m.storage_key IS NOT NULL
           ON CONFLICT (evidence_id) DO UPDATE SET storage_keys = EXCLUDED.storage_keys, remove_at = EXCLUDED.remove_at`,
    values: [accountIds, at],
  };
}

/** Decisions, assessments and the books of deposits refuse to be deleted; only the owner of the tables can lift that, for the one transaction. */
export const APPEND_ONLY: readonly { readonly table: string; readonly trigger: string }[] = [
  { table: 'decisions', trigger: 'decisions_append_only' },
  { table: 'assessments', trigger: 'assessments_frozen' },
  { table: 'money_entries', trigger: 'money_entries_append_only' },
  { table: 'money_transfers', trigger: 'money_transfers_append_only' },
];
