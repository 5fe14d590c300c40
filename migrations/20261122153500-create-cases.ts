import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The spine: one row per piece of review work, its decisions (append-only), notes, messages and evidence. */
export class CreateCases1763825700000 implements MigrationInterface {
  name = 'CreateCases1763825700000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE cases (
        id uuid PRIMARY KEY,
        type text NOT NULL CHECK (type IN ('reassessment','account_review','outbound_permission','toll_free_verification','business_profile')),
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts (id),
        status text NOT NULL CHECK (status IN ('open','in_review','awaiting_customer','snoozed','decided','withdrawn')),
        queue text NOT NULL,
        lane text NOT NULL CHECK (lane IN ('standard','priority')),
        lane_rank smallint NOT NULL GENERATED ALWAYS AS (CASE lane WHEN 'priority' THEN 0 ELSE 1 END) STORED,
        priority int NOT NULL DEFAULT 0,
        round int NOT NULL DEFAULT 1,
        previous_case_id uuid REFERENCES cases (id),
        excluded_staff_ids uuid[] NOT NULL DEFAULT '{}',
        hold_id uuid,
        headline text,
        country text NOT NULL,
        band text NOT NULL,
        score int NOT NULL,
        aim_by timestamptz NOT NULL,
        due_by timestamptz NOT NULL,
        clock_paused_at timestamptz,
        assignee_id uuid REFERENCES staff (id),
        claimed_at timestamptz,
        claim_expires_at timestamptz,
        snoozed_until timestamptz,
        escalated_at timestamptz,
        pending_decision_id uuid,
        version int NOT NULL DEFAULT 1,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        CHECK ((status = 'in_review') = (assignee_id IS NOT NULL))
      )`);
    // The queue: lane, due time, priority. One index for all types, one for a single type; both hold open work only.
    await q.query(
      `CREATE INDEX cases_queue ON cases (lane_rank, due_by, priority, id) WHERE status IN ('open','in_review','awaiting_customer','snoozed')`,
    );
    await q.query(
      `CREATE INDEX cases_queue_type ON cases (type, lane_rank, due_by, priority, id) WHERE status IN ('open','in_review','awaiting_customer','snoozed')`,
    );
    await q.query(
      `CREATE INDEX cases_next ON cases (type, lane_rank, due_by, priority, id) WHERE status = 'open'`,
    );
    await q.query(
      `CREATE INDEX cases_next_any ON cases (lane_rank, due_by, priority, id) WHERE status = 'open'`,
    );
    await q.query(`CREATE INDEX cases_assignee ON cases (assignee_id) WHERE assignee_id IS NOT NULL`);
    await q.query(`CREATE INDEX cases_account ON cases (account_id, opened_at DESC)`);
    await q.query(`CREATE INDEX cases_subject ON cases (subject_id)`);
    await q.query(`CREATE INDEX cases_hold ON cases (hold_id) WHERE hold_id IS NOT NULL`);
    await q.query(`CREATE INDEX cases_closed ON cases (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL`);
    await q.query(`CREATE INDEX cases_opened ON cases (opened_at DESC, id DESC)`);
    await q.query(`CREATE INDEX cases_claim_expiry ON cases (claim_expires_at) WHERE status = 'in_review'`);
    await q.query(`CREATE INDEX cases_snoozed ON cases (snoozed_until) WHERE status = 'snoozed'`);

    await q.query(`
      CREATE TABLE decisions (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL,
        case_type text NOT NULL,
        account_id uuid NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('approve','reject','request_changes','discuss')),
        codes text[] NOT NULL DEFAULT '{}',
        note text,
        public_message text,
        conditions jsonb,
        override boolean NOT NULL DEFAULT false,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_label text NOT NULL,
        confirmed_by_id uuid,
        confirmed_by_label text,
        case_version int NOT NULL,
        round int NOT NULL,
        decided_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX decisions_case ON decisions (case_id, decided_at)`);
    await q.query(`CREATE INDEX decisions_account ON decisions (account_id, decided_at DESC)`);
    await q.query(
      `CREATE INDEX decisions_actor ON decisions (actor_id, decided_at DESC) WHERE actor_id IS NOT NULL`,
    );
    await q.query(
      `CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );

    // A decision that waits: for the undo window to pass, or for a second person. It has no effect until it goes through the one door.
    await q.query(`
      CREATE TABLE pending_decisions (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases (id),
        waits_for text NOT NULL CHECK (waits_for IN ('undo_window','second_person')),
        staff_id uuid NOT NULL REFERENCES staff (id),
        request jsonb NOT NULL,
        apply_at timestamptz,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_as text CHECK (settled_as IN ('applied','taken_back','refused')),
        refusal text
      )`);
    await q.query(
      `CREATE UNIQUE INDEX pending_decisions_one_a_case ON pending_decisions (case_id) WHERE settled_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX pending_decisions_due ON pending_decisions (apply_at) WHERE settled_at IS NULL`,
    );

    await q.query(`
      CREATE TABLE case_notes (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases (id),
        staff_id uuid NOT NULL REFERENCES staff (id),
        text text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX case_notes_case ON case_notes (case_id, created_at)`);

    await q.query(`
      CREATE TABLE case_messages (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases (id),
        account_id uuid NOT NULL,
        author_kind text NOT NULL CHECK (author_kind IN ('customer','staff','system')),
        author_id uuid,
        author_label text NOT NULL,
        text text NOT NULL,
        fields text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX case_messages_case ON case_messages (case_id, created_at)`);

    await q.query(`
      CREATE TABLE evidence (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        uploaded_by_kind text NOT NULL,
        uploaded_by_id uuid,
        original_name text NOT NULL,
        content_type text NOT NULL,
        size int NOT NULL,
        pages int,
        sha256 bytea NOT NULL,
        storage_key text NOT NULL UNIQUE,
        preview_key text,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX evidence_account ON evidence (account_id, created_at DESC)`);

    // Evidence as it hangs on a case: a file or a link, of a kind (P10–P16), with the message it came with, if any.
    await q.query(`
      CREATE TABLE case_evidence (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases (id),
        account_id uuid NOT NULL,
        message_id uuid REFERENCES case_messages (id),
        kind text NOT NULL CHECK (kind IN ('incorporation_certificate','ein','business_card','bbb_or_fca_listing','app_screenshot','press_mention','individual_listing','other')),
        url text,
        evidence_id uuid REFERENCES evidence (id),
        note text,
        created_at timestamptz NOT NULL,
        CHECK ((url IS NULL) <> (evidence_id IS NULL))
      )`);
    await q.query(`CREATE INDEX case_evidence_case ON case_evidence (case_id, created_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'case_evidence',
      'evidence',
      'case_messages',
      'case_notes',
      'pending_decisions',
      'decisions',
      'cases',
    ])
      await q.query(`DROP TABLE ${table}`);
  }
}
