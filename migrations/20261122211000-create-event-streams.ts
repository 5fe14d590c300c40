import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Streams of events (M): where an account wants them, which it wants, and every delivery with what became of it. */
export class CreateEventStreams1763842100000 implements MigrationInterface {
  name = 'CreateEventStreams1763842100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE outbox_messages DROP CONSTRAINT outbox_messages_channel_check`);
    await q.query(
      `ALTER TABLE outbox_messages ADD CONSTRAINT outbox_messages_channel_check CHECK (channel IN ('email','sms','voice','webhook','event'))`,
    );

    // The auth token of an account that has sinks, sealed: it signs what they get. Elsewhere only its hash is kept.
    await q.query(`
      CREATE TABLE event_signing_tokens (
        account_id uuid PRIMARY KEY REFERENCES accounts (id),
        sealed_token bytea NOT NULL,
        kept_at timestamptz NOT NULL
      )`);

    await q.query(`
      CREATE TABLE sinks (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        description text NOT NULL,
        sink_type text NOT NULL CHECK (sink_type IN ('webhook')),
        status text NOT NULL CHECK (status IN ('active','failed')),
        destination text NOT NULL,
        sealed_userinfo bytea,
        batch_events boolean NOT NULL DEFAULT false,
        failures int NOT NULL DEFAULT 0,
        failing_since timestamptz,
        rests_until timestamptz,
        claimed_until timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz
      )`);
    await q.query(
      `CREATE INDEX sinks_account ON sinks (account_id, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );

    await q.query(`
      CREATE TABLE event_subscriptions (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        sink_id uuid NOT NULL REFERENCES sinks (id),
        description text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await q.query(
      `CREATE INDEX event_subscriptions_account ON event_subscriptions (account_id, created_at DESC, id DESC)`,
    );
    await q.query(
      `CREATE INDEX event_subscriptions_sink ON event_subscriptions (sink_id, created_at DESC, id DESC)`,
    );

    await q.query(`
      CREATE TABLE subscribed_event_types (
        subscription_id uuid NOT NULL REFERENCES event_subscriptions (id) ON DELETE CASCADE,
        account_id uuid NOT NULL,
        type text NOT NULL,
        schema_version int NOT NULL,
        PRIMARY KEY (subscription_id, type)
      )`);
    // Who wants this event: asked once an event.
    await q.query(`CREATE INDEX subscribed_event_types_wanted ON subscribed_event_types (account_id, type)`);

    // One row an event and subscription; it outlives both the subscription and the sink, as the log of what was sent.
    await q.query(`
      CREATE TABLE event_deliveries (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        subscription_id uuid,
        sink_id uuid NOT NULL REFERENCES sinks (id),
        account_id uuid NOT NULL,
        type text NOT NULL,
        body text NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','delivered','discarded','dead')),
        attempts int NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL,
        first_tried_at timestamptz,
        last_status int,
        last_error text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        UNIQUE (event_id, subscription_id)
      )`);
    // What is due, sink by sink.
    await q.query(
      `CREATE INDEX event_deliveries_pending ON event_deliveries (sink_id, next_try_at) WHERE state = 'pending'`,
    );
    // /admin/deliveries: the newest first, all or of one state.
    await q.query(`CREATE INDEX event_deliveries_created ON event_deliveries (created_at DESC, id DESC)`);
    await q.query(
      `CREATE INDEX event_deliveries_state ON event_deliveries (state, created_at DESC, id DESC)`,
    );
    await q.query(`CREATE INDEX event_deliveries_account ON event_deliveries (account_id)`);

    // Up to where the audit trail has been read for our own events: rows before this place were, in the order of their transactions.
    await q.query(
      `CREATE TABLE event_cursors (name text PRIMARY KEY, to_xid xid8 NOT NULL, to_id bigint NOT NULL)`,
    );
    await q.query(`INSERT INTO event_cursors VALUES ('audit', audit_horizon(), 0)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'event_cursors',
      'event_deliveries',
      'subscribed_event_types',
      'event_subscriptions',
      'sinks',
      'event_signing_tokens',
    ])
      await q.query(`DROP TABLE ${table}`);
    await q.query(`DELETE FROM outbox_messages WHERE channel = 'event'`);
    await q.query(`ALTER TABLE outbox_messages DROP CONSTRAINT outbox_messages_channel_check`);
    await q.query(
      `ALTER TABLE outbox_messages ADD CONSTRAINT outbox_messages_channel_check CHECK (channel IN ('email','sms','voice','webhook'))`,
    );
  }
}
