import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refundable deposits (T8), the double-entry books of their money, and what the payment gateway has told of it. */
export class CreateDeposits1763840500000 implements MigrationInterface {
  name = 'CreateDeposits1763840500000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE deposits (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        outbound_permission_id uuid NOT NULL REFERENCES outbound_permissions (id),
        status text NOT NULL CHECK (status IN ('pending','held','refunded','forfeited','failed','disputed')),
        amount bigint NOT NULL CHECK (amount > 0),
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        gateway text NOT NULL,
        reference text,
        pay_url text,
        created_at timestamptz NOT NULL,
        held_at timestamptz,
        ended_at timestamptz,
        let_go_at timestamptz,
        refund_requested_at timestamptz,
        refund_reason text,
        refund_attempts int NOT NULL DEFAULT 0,
        refund_next_try_at timestamptz,
        refund_refused_at timestamptz,
        refund_error text,
        version int NOT NULL DEFAULT 1,
        CHECK (refund_requested_at IS NULL OR let_go_at IS NOT NULL)
      )`);
    // One deposit that counts for a request, proved by the database.
    await q.query(
      `CREATE UNIQUE INDEX deposits_one_live ON deposits (outbound_permission_id) WHERE status IN ('pending','held') AND let_go_at IS NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX deposits_reference ON deposits (gateway, reference) WHERE reference IS NOT NULL`,
    );
    await q.query(`CREATE INDEX deposits_account ON deposits (account_id, created_at DESC, id DESC)`);
    await q.query(
      `CREATE INDEX deposits_refunds_due ON deposits (refund_next_try_at)
       WHERE status = 'held' AND refund_requested_at IS NOT NULL AND refund_refused_at IS NULL`,
    );

    await q.query(`
      CREATE TABLE money_transfers (
        id uuid PRIMARY KEY,
        deposit_id uuid NOT NULL REFERENCES deposits (id),
        account_id uuid NOT NULL,
        cause text NOT NULL,
        at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX money_transfers_deposit ON money_transfers (deposit_id, at, id)`);
    await q.query(`
      CREATE TABLE money_entries (
        transfer_id uuid NOT NULL REFERENCES money_transfers (id),
        deposit_id uuid NOT NULL,
        account_id uuid NOT NULL,
        book text NOT NULL CHECK (book IN ('received','held','refunded','forfeited','charged_back')),
        amount bigint NOT NULL CHECK (amount <> 0),
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        PRIMARY KEY (transfer_id, book, currency)
      )`);
    await q.query(`CREATE INDEX money_entries_deposit ON money_entries (deposit_id, book)`);

    // At the commit every transfer sums to zero in each currency, and no book of a deposit but "received" is below zero: what was
    // not paid in cannot leave, and what has left cannot leave again.
    await q.query(`
      CREATE FUNCTION refuse_unbalanced_money() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM money_entries e WHERE e.transfer_id = NEW.id) THEN
          RAISE EXCEPTION 'money transfer % has no entries', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM money_entries e WHERE e.transfer_id = NEW.id
                   GROUP BY e.currency HAVING sum(e.amount) <> 0) THEN
          RAISE EXCEPTION 'money transfer % does not sum to zero', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM money_entries e WHERE e.deposit_id = NEW.deposit_id AND e.book <> 'received'
                   GROUP BY e.book, e.currency HAVING sum(e.amount) < 0) THEN
          RAISE EXCEPTION 'money transfer % takes out what is not there', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(
      `CREATE CONSTRAINT TRIGGER money_transfers_balance AFTER INSERT ON money_transfers
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_money()`,
    );
    // An entry slipped in under an older transfer is weighed, too.
    await q.query(`
      CREATE FUNCTION refuse_slipped_in_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT sum(e.amount) FROM money_entries e WHERE e.transfer_id = NEW.transfer_id AND e.currency = NEW.currency) <> 0 THEN
          RAISE EXCEPTION 'money transfer % does not sum to zero', NEW.transfer_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(
      `CREATE CONSTRAINT TRIGGER money_entries_balance AFTER INSERT ON money_entries
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_slipped_in_entry()`,
    );
    for (const table of ['money_transfers', 'money_entries']) {
      await q.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
      await q.query(
        `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }

    // What a gateway told, once however often it told it. Never its body, which may name a card or a person.
    await q.query(`
      CREATE TABLE gateway_events (
        id uuid PRIMARY KEY,
        gateway text NOT NULL,
        event_id text NOT NULL,
        kind text NOT NULL,
        payment text,
        deposit_id uuid REFERENCES deposits (id),
        account_id uuid,
        amount bigint,
        currency text,
        received_at timestamptz NOT NULL,
        parked_reason text,
        settled_at timestamptz,
        settled_by uuid,
        settlement text,
        settle_note text,
        UNIQUE (gateway, event_id)
      )`);
    await q.query(
      `CREATE INDEX gateway_events_parked ON gateway_events (received_at, id) WHERE parked_reason IS NOT NULL AND settled_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX gateway_events_deposit ON gateway_events (deposit_id, received_at) WHERE deposit_id IS NOT NULL`,
    );

    // What the sandbox gateway will call back with; a real gateway keeps the like on its side.
    await q.query(`
      CREATE TABLE sandbox_callbacks (
        event_id text PRIMARY KEY,
        payment text NOT NULL,
        body text NOT NULL,
        copies int NOT NULL CHECK (copies BETWEEN 1 AND 10),
        due_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        delivered_at timestamptz
      )`);
    await q.query(
      `CREATE INDEX sandbox_callbacks_due ON sandbox_callbacks (due_at) WHERE delivered_at IS NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'sandbox_callbacks',
      'gateway_events',
      'money_entries',
      'money_transfers',
      'deposits',
    ])
      await q.query(`DROP TABLE ${table}`);
    await q.query(`DROP FUNCTION refuse_slipped_in_entry()`);
    await q.query(`DROP FUNCTION refuse_unbalanced_money()`);
  }
}
