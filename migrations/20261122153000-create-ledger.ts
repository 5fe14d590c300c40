import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The append-only facts. An audit row carries the id of the transaction that wrote it, so that the sealer can chain
 * settled rows (`xid` below the horizon) without writers ever waiting for one another.
 */
export class CreateLedger1763825400000 implements MigrationInterface {
  name = 'CreateLedger1763825400000';

  async up(q: QueryRunner): Promise<void> {
    // The axis on which audit rows are ordered: transaction ids, moved on by a constant where the database was restored into
    // another cluster (src/ledger/README.md, "A restored database").
    await q.query(
      `CREATE FUNCTION audit_xid() RETURNS xid8 LANGUAGE sql STABLE AS 'SELECT pg_current_xact_id()'`,
    );
    await q.query(
      `CREATE FUNCTION audit_horizon() RETURNS xid8 LANGUAGE sql STABLE AS 'SELECT pg_snapshot_xmin(pg_current_snapshot())'`,
    );

    await q.query(`
      CREATE TABLE audit_events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        xid xid8 NOT NULL DEFAULT audit_xid(),
        at timestamptz NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('staff','customer','platform','system')),
        actor_id uuid,
        actor_label text NOT NULL,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid,
        account_id uuid,
        case_id uuid,
        ip text,
        detail jsonb NOT NULL DEFAULT '{}',
        row_hash bytea NOT NULL,
        PRIMARY KEY (id, at)
      ) PARTITION BY RANGE (at)`);
    for (let year = 2025; year <= 2034; year++) {
      await q.query(
        `CREATE TABLE audit_events_${year} PARTITION OF audit_events FOR VALUES FROM ('${year}-01-01') TO ('${year + 1}-01-01')`,
      );
    }
    await q.query(`CREATE TABLE audit_events_other PARTITION OF audit_events DEFAULT`);
    await q.query(`CREATE INDEX audit_events_xid ON audit_events (xid, id)`);
    await q.query(`CREATE INDEX audit_events_at ON audit_events (at DESC, id DESC)`);
    await q.query(
      `CREATE INDEX audit_events_account ON audit_events (account_id, at DESC, id DESC) WHERE account_id IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX audit_events_case ON audit_events (case_id, at, id) WHERE case_id IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX audit_events_actor ON audit_events (actor_id, at DESC, id DESC) WHERE actor_id IS NOT NULL`,
    );
    await q.query(`CREATE INDEX audit_events_action ON audit_events (action, at DESC, id DESC)`);

    // A seal covers the rows from (from_xid, from_id) to before (to_xid, to_id); its manifest lists them, 48 bytes each.
    await q.query(`
      CREATE TABLE audit_seals (
        id bigint PRIMARY KEY,
        from_xid xid8 NOT NULL,
        from_id bigint NOT NULL,
        to_xid xid8 NOT NULL,
        to_id bigint NOT NULL,
        event_count bigint NOT NULL,
        total_count bigint NOT NULL,
        manifest bytea NOT NULL,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        key_id text NOT NULL,
        signature bytea NOT NULL,
        sealed_at timestamptz NOT NULL
      )`);
    await q.query(`ALTER TABLE audit_seals ALTER COLUMN manifest SET STORAGE EXTERNAL`);

    // Called as the owner at every start. A dump restored into another cluster meets younger transaction ids than its rows
    // carry; this moves the axis on, so that new rows still come after all old ones.
    await q.query(`
      CREATE FUNCTION rebase_audit_xids() RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE
        newest bigint;
        shift bigint;
      BEGIN
        SELECT greatest(
          (SELECT max(xid) FROM audit_events)::text::bigint,
          (SELECT to_xid FROM audit_seals ORDER BY id DESC LIMIT 1)::text::bigint) INTO newest;
        IF newest IS NULL OR newest <= audit_xid()::text::bigint THEN RETURN NULL; END IF;
        shift := newest - pg_current_xact_id()::text::bigint + 1000000;
        EXECUTE format($f$CREATE OR REPLACE FUNCTION audit_xid() RETURNS xid8 LANGUAGE sql STABLE AS
          'SELECT (pg_current_xact_id()::text::bigint + %s)::text::xid8'$f$, shift);
        EXECUTE format($f$CREATE OR REPLACE FUNCTION audit_horizon() RETURNS xid8 LANGUAGE sql STABLE AS
          'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s)::text::xid8'$f$, shift);
        RETURN shift;
      END $$`);

    await q.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
      END $$`);
    await q.query(
      `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    // Row triggers reach the partitions by themselves, statement triggers do not.
    const partitions = ['audit_events_other'];
    for (let year = 2025; year <= 2034; year++) partitions.push(`audit_events_${year}`);
    for (const table of ['audit_events', ...partitions])
      await q.query(
        `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    await q.query(
      `CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await q.query(
      `CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );

    await q.query(`
      CREATE TABLE outbox_messages (
        id uuid PRIMARY KEY,
        channel text NOT NULL CHECK (channel IN ('email','sms','webhook')),
        template text NOT NULL,
        recipient text NOT NULL,
        account_id uuid,
        case_id uuid,
        payload jsonb NOT NULL,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending','delivered','dead')),
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        claimed_until timestamptz,
        created_at timestamptz NOT NULL,
        delivered_at timestamptz,
        dead_at timestamptz
      )`);
    await q.query(
      `CREATE INDEX outbox_messages_pending ON outbox_messages (created_at, id) WHERE status = 'pending'`,
    );
    await q.query(
      `CREATE INDEX outbox_messages_dead ON outbox_messages (dead_at DESC, id DESC) WHERE status = 'dead'`,
    );
    await q.query(
      `CREATE INDEX outbox_messages_account ON outbox_messages (account_id, created_at DESC) WHERE account_id IS NOT NULL`,
    );

    // A promise always gets its delivery job, in the same transaction, whoever writes it. The job goes straight into the queue's
    // table (of the pinned graphile-worker): add_job would NOTIFY, and Postgres lets only one transaction at a time commit with
    // a notification in it, which costs four fifths of the write rate. Workers look for jobs several times a second instead.
    await q.query(`
      CREATE FUNCTION queue_delivery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        task int;
      BEGIN
        SELECT id INTO task FROM graphile_worker._private_tasks WHERE identifier = 'deliver';
        IF task IS NULL THEN
          PERFORM graphile_worker.add_job('deliver', json_build_object('id', NEW.id), max_attempts => 12);
        ELSE
          INSERT INTO graphile_worker._private_jobs (task_id, payload, max_attempts)
          VALUES (task, json_build_object('id', NEW.id), 12);
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(
      `CREATE TRIGGER outbox_messages_queue_delivery AFTER INSERT OR UPDATE OF status ON outbox_messages
       FOR EACH ROW WHEN (NEW.status = 'pending') EXECUTE FUNCTION queue_delivery()`,
    );

    await q.query(`
      CREATE TABLE dev_inbox_messages (
        id uuid PRIMARY KEY,
        channel text NOT NULL,
        recipient text NOT NULL,
        subject text NOT NULL,
        text_body text NOT NULL,
        html_body text NOT NULL,
        sent_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX dev_inbox_messages_sent ON dev_inbox_messages (sent_at DESC, id DESC)`);
    await q.query(
      `CREATE INDEX dev_inbox_messages_recipient ON dev_inbox_messages (recipient, sent_at DESC)`,
    );

    await q.query(
      `CREATE TABLE settings (name text PRIMARY KEY, value jsonb NOT NULL, updated_at timestamptz NOT NULL)`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['settings', 'dev_inbox_messages', 'outbox_messages', 'audit_seals', 'audit_events'])
      await q.query(`DROP TABLE ${table}`);
    for (const name of ['queue_delivery', 'refuse_change', 'rebase_audit_xids', 'audit_horizon', 'audit_xid'])
      await q.query(`DROP FUNCTION ${name}()`);
  }
}
