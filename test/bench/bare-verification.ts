import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Everything that one toll-free submission writes: the verification, the submission, the audit event, the e-mail and the event. */
const BARE_VERIFICATION = {
  name: 'bare-verification',
  text: `WITH verification AS (
      INSERT INTO toll_free_verifications (id, account_id, number_id, phone_e164, status, submission, lane, business_name, business_website,
        business_street_address, business_street_address2, business_city, business_state_province_region, business_postal_code,
        business_country, business_contact_first_name, business_contact_last_name, business_contact_email, business_contact_phone,
        notification_email, use_case_categories, use_case_summary, production_message_sample, opt_in_image_urls, opt_in_type,
        message_volume, additional_information, external_reference_id, business_key, submitted_at, created_at, updated_at)
      SELECT $1::uuid, $2::uuid, $3::uuid, $4, 'PENDING_REVIEW', 1, 'standard', f->>'businessName', f->>'businessWebsite',
        f->>'businessStreetAddress', f->>'businessStreetAddress2', f->>'businessCity', f->>'businessStateProvinceRegion', f->>'businessPostalCode',
        f->>'businessCountry', f->>'businessContactFirstName', f->>'businessContactLastName', f->>'businessContactEmail', f->>'businessContactPhone',
        f->>'notificationEmail', ARRAY(SELECT jsonb_array_elements_text(f->'useCaseCategories')), f->>'useCaseSummary', f->>'productionMessageSample',
        ARRAY(SELECT jsonb_array_elements_text(f->'optInImageUrls')), f->>'optInType',
        f->>'messageVolume', f->>'additionalInformation', f->>'externalReferenceId', $6, $5, $5, $5
      FROM (SELECT $7::jsonb AS f) given RETURNING 1),
    submission AS (
      INSERT INTO toll_free_submissions (id, verification_id, account_id, submission, lane, fields, edit_reason, submitted_at, outcome, rejection_codes)
      VALUES ($8::uuid, $1::uuid, $2::uuid, 1, 'standard', $7::jsonb, NULL, $5, NULL, '{}') RETURNING 1),
    event AS (
      INSERT INTO audit_events (at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash)
      VALUES ($5, 'customer', $2::uuid, 'Bench', 'toll_free_verification.submitted', 'toll_free_verification', $1::uuid, $2::uuid, NULL, '127.0.0.1', $9::jsonb, $10) RETURNING 1)
    INSERT INTO outbox_messages (id, channel, template, recipient, account_id, case_id, payload, created_at)
    VALUES ($11::uuid, 'email', 'toll-free-pending', 'support@company.example', $2::uuid, NULL, $12::jsonb, $5),
           ($13::uuid, 'event', 'com.twilio.messaging.compliance.toll-free-verification.pending-review', $14, $2::uuid, NULL, $15::jsonb, $5)`,
};

const HASH = Buffer.alloc(32, 7);

/** The rest of what Gatehouse keeps of a submission: the fields that were not sent. */
const UNSENT = {
  businessRegistrationNumber: null,
  businessRegistrationAuthority: null,
  businessRegistrationCountry: null,
  businessType: null,
  businessRegistrationPhoneNumber: null,
  doingBusinessAs: null,
  optInConfirmationMessage: null,
  helpMessageSample: null,
  privacyPolicyUrl: null,
  termsAndConditionsUrl: null,
  ageGatedContent: null,
  optInKeywords: null,
  vettingProvider: null,
  vettingId: null,
};

/** The limit of a submission: one named statement. */
export async function submitBare(
  pool: pg.Pool,
  { account, number, phone, fields }: Record<string, unknown>,
): Promise<object> {
  const id = randomUUID();
  const sid = `HH${id.replaceAll('-', '')}`;
  const at = new Date();
  const mail = {
    businessName: 'Bench Coffee',
    phone,
    verificationSid: sid,
    portalUrl: `http://127.0.0.1:38719/portal/toll-free/${sid}`,
    again: false,
  };
  const told = {
    accountsid: `AC${'0'.repeat(32)}`,
    phonenumbersid: `PN${'0'.repeat(32)}`,
    tollfreeverificationsid: sid,
    processeddate: at.getTime(),
    verificationstatus: 'pending_review',
  };
  await pool.query({
    ...BARE_VERIFICATION,
    values: [
      id,
      account,
      number,
      phone,
      at.toISOString(),
      'benchcoffee company.example',
      JSON.stringify({ ...Object(fields), ...UNSENT }),
      randomUUID(),
      JSON.stringify({ phoneNumber: phone }),
      HASH,
      randomUUID(),
      JSON.stringify(mail),
      randomUUID(),
      sid,
      JSON.stringify(told),
    ],
  });
  return { id };
}
