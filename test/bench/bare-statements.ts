/**
 * What the bare server writes for one rejection: the case, the decision, the ticket, the audit event and the outbox message
 * (whose trigger queues the delivery job), as one prepared statement.
 */
export const BARE_DECISION = {
  name: 'bare-decision',
  text: `WITH kase AS (
      UPDATE cases SET status = 'decided', assignee_id = NULL, claimed_at = NULL, claim_expires_at = NULL, version = version + 1, closed_at = $4
      WHERE id = $1::uuid AND status = 'in_review' RETURNING id, account_id, subject_id, version, type),
    decision AS (
      INSERT INTO decisions (id, case_id, case_type, account_id, outcome, codes, actor_kind, actor_label, case_version, round, decided_at)
      SELECT $2::uuid, id, type, account_id, $5, $6::text[], 'staff', 'bare', version, 1, $4 FROM kase RETURNING 1),
    ticket AS (
      UPDATE reassessments r SET status = 'rejected', decided_at = $4, rejection_codes = $6::text[], version = r.version + 1
      FROM kase WHERE r.id = kase.subject_id RETURNING 1),
    event AS (
      INSERT INTO audit_events (at, actor_kind, actor_label, action, subject_kind, subject_id, account_id, case_id, detail, row_hash)
      SELECT $4, 'staff', 'bare', 'case.decided', 'decision', $2::uuid, account_id, id, '{"outcome":"reject","codes":["restriction_stands"],"type":"reassessment","round":1}', '\\x00' FROM kase RETURNING 1)
    INSERT INTO outbox_messages (id, channel, template, recipient, account_id, payload, created_at)
    SELECT $3::uuid, 'email', 'reassessment-rejected', 'owner@bench.example', account_id, '{"companyName":"Bench","ticketSid":"RT","ticketUrl":"http://localhost/","mayAskAgain":true}', $4 FROM kase
    WHERE $7::uuid IS NULL`,
};

/** What the bare server writes for one signup of low risk: account, assessment, owner and membership, link, audit events, welcome mail. */
export const BARE_SIGNUP = {
  name: 'bare-signup',
  text: `WITH account AS (
      INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, phone, phone_e164, services, plan, mode, status, auth_token_hash, created_at)
      VALUES ($1::uuid, $6, $6, $7, lower($7), 'DE', $8, $8, '{sms}', 'self_service', 'development', 'active', $9, $5) RETURNING id),
    assessment AS (
      INSERT INTO assessments (id, account_id, trigger, score, band, outcome, signals, failed_sources, facts, scorecard_version, created_at)
      VALUES ($2::uuid, $1::uuid, 'signup', 5, 'low', 'allow', '[]', '[]', '{}', 1, $5) RETURNING 1),
    owner AS (INSERT INTO portal_users (id, email, created_at) VALUES ($3::uuid, $6, $5) RETURNING id),
    membership AS (INSERT INTO portal_memberships (portal_user_id, account_id) VALUES ($3::uuid, $1::uuid) RETURNING 1),
    link AS (
      INSERT INTO one_time_links (id, token_hash, purpose, portal_user_id, created_at, expires_at)
      VALUES ($10::uuid, decode(replace($10::text, '-', ''), 'hex'), 'portal_password', $3::uuid, $5, $5) RETURNING 1),
    events AS (
      INSERT INTO audit_events (at, actor_kind, actor_label, action, subject_kind, subject_id, account_id, detail, row_hash)
      VALUES ($5, 'platform', 'bare', 'account.signed_up', 'account', $1::uuid, $1::uuid, '{}', '\\x00'),
             ($5, 'system', 'bare', 'account.assessed', 'assessment', $2::uuid, $1::uuid, '{"score":5}', '\\x00') RETURNING 1)
    INSERT INTO outbox_messages (id, channel, template, recipient, account_id, payload, created_at)
    VALUES ($4::uuid, 'email', 'account-welcome', $6, $1::uuid, '{"companyName":"Bench","setPasswordUrl":"http://localhost/","status":"active"}', $5)`,
};
