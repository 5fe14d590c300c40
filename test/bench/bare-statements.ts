/**
 * The limit writes the same rows as Gatehouse: the same tables, every column that Gatehouse fills, values and JSON of the same
 * shape and size. `same-rows.ts` measures after each run that they are.
 */

/** Everything that one rejection writes: the case, the decision, the ticket, the audit event and the outbox message (whose trigger queues the delivery job). */
export const BARE_DECISION = {
  name: 'bare-decision',
  text: `WITH kase AS (
      UPDATE cases SET status = 'decided', assignee_id = NULL, claimed_at = NULL, claim_expires_at = NULL, snoozed_until = NULL,
        pending_decision_id = NULL, version = version + 1, closed_at = $4
      WHERE id = $1::uuid AND status = 'in_review' RETURNING id, account_id, subject_id, version, type),
    decision AS (
      INSERT INTO decisions (id, case_id, case_type, account_id, outcome, codes, note, public_message, conditions, override, actor_kind,
        actor_id, actor_label, confirmed_by_id, confirmed_by_label, case_version, round, decided_at)
      SELECT $2::uuid, id, type, account_id, $5, $6::text[], NULL, NULL, NULL, false, 'staff', $7::uuid, 'First admin', NULL, NULL, version, 1, $4
      FROM kase RETURNING 1),
    ticket AS (
      UPDATE reassessments r SET status = 'rejected', decided_at = $4, rejection_codes = $6::text[], version = r.version + 1
      FROM kase WHERE r.id = kase.subject_id RETURNING 1),
    event AS (
      INSERT INTO audit_events (at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash)
      SELECT $4, 'staff', $7::uuid, 'First admin', 'case.decided', 'decision', $2::uuid, account_id, id, $8, $9::jsonb, $10 FROM kase RETURNING 1)
    INSERT INTO outbox_messages (id, channel, template, recipient, account_id, case_id, payload, created_at)
    SELECT $3::uuid, 'email', 'reassessment-rejected', 'owner' || account_id || '@bench.example', account_id, NULL, $11::jsonb, $4 FROM kase`,
};

/** Everything that one signup of low risk writes: account, assessment, owner and membership, one-time link, audit events, welcome mail. */
export const BARE_SIGNUP = {
  name: 'bare-signup',
  text: `WITH account AS (
      INSERT INTO accounts (id, parent_id, external_id, friendly_name, email, email_normalised, company_name, company_skeleton, company_near_keys,
        country, website, website_domain, registration_number, phone, phone_e164, ip, ip_country, user_agent, device_id, use_case, services,
        card_fingerprint, card_bin, card_country, plan, mode, status, band, score, auth_token_hash, closed_at, close_reason, version, created_at)
      VALUES ($1::uuid, NULL, NULL, NULL, $6, $6, $7, $8, $9::text[],
        'DE', $10, $11, NULL, $12, $12, $13, 'DE', NULL, $14, NULL, '{sms}',
        $15, NULL, 'DE', 'self_service', 'development', 'active', 'low', 0, $16, NULL, NULL, 1, $5) RETURNING id),
    assessment AS (
      INSERT INTO assessments (id, account_id, trigger, score, band, outcome, signals, failed_sources, facts, scorecard_version, created_at)
      VALUES ($2::uuid, $1::uuid, 'signup', 0, 'low', 'allow', '[]', '[]', $17::jsonb, 1, $5) RETURNING 1),
    owner AS (INSERT INTO portal_users (id, email, created_at) VALUES ($3::uuid, $6, $5) RETURNING id),
    membership AS (INSERT INTO portal_memberships (portal_user_id, account_id) VALUES ($3::uuid, $1::uuid) RETURNING 1),
    link AS (
      INSERT INTO one_time_links (id, token_hash, purpose, portal_user_id, created_at, expires_at)
      VALUES ($18::uuid, $19, 'portal_password', $3::uuid, $5, $5) RETURNING 1),
    events AS (
      INSERT INTO audit_events (at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash)
      VALUES ($5, 'system', NULL, 'Gatehouse', 'account.assessed', 'assessment', $2::uuid, $1::uuid, NULL, NULL, $20::jsonb, $16),
             ($5, 'platform', NULL, 'platform', 'account.signed_up', 'account', $1::uuid, $1::uuid, NULL, $13, $21::jsonb, $16) RETURNING 1)
    INSERT INTO outbox_messages (id, channel, template, recipient, account_id, case_id, payload, created_at)
    VALUES ($4::uuid, 'email', 'account-welcome', $6, $1::uuid, NULL, $22::jsonb, $5)`,
};
