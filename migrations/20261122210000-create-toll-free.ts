import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Business profiles (W6–W12), toll-free verifications with every submission of theirs (B–J), and what the automatic intake found. */
export class CreateTollFree1763842000000 implements MigrationInterface {
  name = 'CreateTollFree1763842000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE business_profiles (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        case_id uuid REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
        type text NOT NULL CHECK (type IN ('primary','secondary','isv_starter')),
        status text NOT NULL CHECK (status IN ('draft','pending-review','in-review','twilio-rejected','twilio-approved')),
        friendly_name text NOT NULL,
        email text NOT NULL,
        status_callback text,
        business_identity text CHECK (business_identity IN ('direct_customer','isv_reseller_or_partner')),
        business_name text,
        business_type text,
        business_registration_number text,
        business_registration_authority text,
        business_registration_country text,
        industry text,
        website text,
        street_address text,
        street_address2 text,
        city text,
        region text,
        postal_code text,
        country text,
        contact_first_name text,
        contact_last_name text,
        contact_email text,
        contact_phone text,
        made_by text NOT NULL DEFAULT 'customer' CHECK (made_by IN ('customer','platform','verification')),
        rejection_codes text[] NOT NULL DEFAULT '{}',
        valid_until timestamptz,
        submitted_at timestamptz,
        decided_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1
      )`);
    await q.query(
      `CREATE INDEX business_profiles_account ON business_profiles (account_id, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX business_profiles_one_primary ON business_profiles (account_id) WHERE type = 'primary' AND deleted_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX business_profiles_case ON business_profiles (case_id) WHERE case_id IS NOT NULL`,
    );

    await q.query(`
      CREATE TABLE toll_free_verifications (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        number_id uuid NOT NULL REFERENCES numbers (id),
        phone_e164 text NOT NULL,
        case_id uuid REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
        customer_profile_id uuid REFERENCES business_profiles (id),
        trust_product_id uuid,
        regulated_item_id uuid,
        status text NOT NULL CHECK (status IN ('PENDING_REVIEW','IN_REVIEW','TWILIO_APPROVED','TWILIO_REJECTED')),
        submission int NOT NULL DEFAULT 1,
        lane text NOT NULL DEFAULT 'standard' CHECK (lane IN ('standard','priority')),
        business_name text NOT NULL,
        business_website text NOT NULL,
        business_street_address text,
        business_street_address2 text,
        business_city text,
        business_state_province_region text,
        business_postal_code text,
        business_country text,
        business_contact_first_name text,
        business_contact_last_name text,
        business_contact_email text,
        business_contact_phone text,
        notification_email text NOT NULL,
        use_case_categories text[] NOT NULL,
        use_case_summary text NOT NULL,
        production_message_sample text NOT NULL,
        opt_in_image_urls text[] NOT NULL,
        opt_in_type text NOT NULL,
        message_volume text NOT NULL,
        additional_information text,
        external_reference_id text,
        business_registration_number text,
        business_registration_authority text,
        business_registration_country text,
        business_type text,
        business_registration_phone_number text,
        doing_business_as text,
        opt_in_confirmation_message text,
        help_message_sample text,
        privacy_policy_url text,
        terms_and_conditions_url text,
        age_gated_content boolean,
        opt_in_keywords text[],
        vetting_provider text,
        vetting_id text,
        business_key text NOT NULL,
        edit_reason text,
        rejection_codes text[] NOT NULL DEFAULT '{}',
        rejected_at timestamptz,
        edit_until timestamptz,
        edit_allowed boolean,
        expired_at timestamptz,
        submitted_at timestamptz NOT NULL,
        intake_done_at timestamptz,
        decided_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CHECK (rejection_codes <@ ARRAY['30437','30440','30441','30442','30443','30444','30445','30446','30447','30448','30449','30451','30452','30455','30456','30457','30458','30459','30460','30461','30462','30463','30464','30465','30466','30467','30468','30469','30470','30471','30472','30473','30474','30475','30476','30477','30478','30479','30480']),
        CHECK ((status = 'TWILIO_REJECTED') = (rejected_at IS NOT NULL))
      )`);
    // One verification a number at a time (W195), proved by the database.
    await q.query(
      `CREATE UNIQUE INDEX toll_free_verifications_one_a_number ON toll_free_verifications (number_id) WHERE deleted_at IS NULL`,
    );
    // The lists of `GET /v1/Tollfree/Verifications`: newest first, of one account, also by status.
    await q.query(
      `CREATE INDEX toll_free_verifications_account ON toll_free_verifications (account_id, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX toll_free_verifications_account_status ON toll_free_verifications (account_id, status, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX toll_free_verifications_reference ON toll_free_verifications (account_id, external_reference_id) WHERE external_reference_id IS NOT NULL AND deleted_at IS NULL`,
    );
    // Review: the numbers of this business, the businesses of this number (W146, W147).
    await q.query(`CREATE INDEX toll_free_verifications_business ON toll_free_verifications (business_key)`);
    await q.query(
      `CREATE INDEX toll_free_verifications_phone ON toll_free_verifications (phone_e164, created_at DESC)`,
    );
    await q.query(
      `CREATE INDEX toll_free_verifications_case ON toll_free_verifications (case_id) WHERE case_id IS NOT NULL`,
    );
    // What falls due: intake that has not begun or was cut off, and windows that end (W103).
    await q.query(
      `CREATE INDEX toll_free_verifications_intake ON toll_free_verifications (submitted_at) WHERE status = 'PENDING_REVIEW' AND deleted_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX toll_free_verifications_window ON toll_free_verifications (edit_until) WHERE status = 'TWILIO_REJECTED' AND edit_allowed AND expired_at IS NULL AND deleted_at IS NULL`,
    );

    // Every submission as it was sent, for the diff and the history; what was decided of it is in the decisions.
    await q.query(`
      CREATE TABLE toll_free_submissions (
        id uuid PRIMARY KEY,
        verification_id uuid NOT NULL REFERENCES toll_free_verifications (id),
        account_id uuid NOT NULL,
        submission int NOT NULL,
        lane text NOT NULL,
        fields jsonb NOT NULL,
        edit_reason text,
        submitted_at timestamptz NOT NULL,
        decided_at timestamptz,
        outcome text CHECK (outcome IN ('approve','reject')),
        rejection_codes text[] NOT NULL DEFAULT '{}',
        UNIQUE (verification_id, submission)
      )`);

    // What the intake found, or could not check: suggestions with the words or the address that caused them, never a verdict.
    await q.query(`
      CREATE TABLE toll_free_findings (
        id uuid PRIMARY KEY,
        verification_id uuid NOT NULL REFERENCES toll_free_verifications (id),
        account_id uuid NOT NULL,
        submission int NOT NULL,
        code text,
        field text NOT NULL,
        cause text NOT NULL,
        sentence text NOT NULL,
        could_run boolean NOT NULL DEFAULT true,
        url text,
        snapshot_key text,
        snapshot_sha256 bytea,
        found_at timestamptz NOT NULL
      )`);
    await q.query(
      `CREATE INDEX toll_free_findings_verification ON toll_free_findings (verification_id, submission)`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'toll_free_findings',
      'toll_free_submissions',
      'toll_free_verifications',
      'business_profiles',
    ])
      await q.query(`DROP TABLE ${table}`);
  }
}
