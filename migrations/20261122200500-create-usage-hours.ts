import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform reports of its traffic: one row an account, hour, service and country, in one partition a UTC day. */
export class CreateUsageHours1763840900001 implements MigrationInterface {
  name = 'CreateUsageHours1763840900001';

  async up(q: QueryRunner): Promise<void> {
    // No foreign key: checking one costs as much as the row. The day's row has one, and is written in the same statement.
    await q.query(`
      CREATE TABLE usage_hours (
        account_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        service text NOT NULL CHECK (service IN ('sms','voice','numbers')),
        country text NOT NULL,
        milliunits bigint NOT NULL,
        previous_milliunits bigint,
        attempts bigint,
        unique_destinations bigint,
        failed bigint,
        inbound bigint,
        otp_sent bigint,
        otp_verified bigint,
        opt_outs bigint,
        complaints bigint,
        microdollars bigint,
        numbers_owned bigint,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, hour, service, country)
      ) PARTITION BY RANGE (hour)`);
    await q.query(
      `COMMENT ON COLUMN usage_hours.milliunits IS 'Messages, minutes or numbers, in thousandths: minutes have fractions, and sums are exact.'`,
    );
    await q.query(
      `COMMENT ON COLUMN usage_hours.previous_milliunits IS 'What the line said before it was last corrected: the day moves by the difference.'`,
    );

    // What is compared with a limit, `units`, is rounded up from this exact sum.
    await q.query(`ALTER TABLE usage_days ADD COLUMN milliunits bigint NOT NULL DEFAULT 0`);

    // The running role may not make tables; it may call this. Attaching lets those who write go on writing, where
    // CREATE TABLE … PARTITION OF would lock them out.
    await q.query(`
      CREATE FUNCTION open_usage_day(opened date) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        partition text := 'usage_hours_' || to_char(opened, 'YYYYMMDD');
      BEGIN
        IF opened < date '2000-01-01' OR opened >= date '3000-01-01' THEN
          RAISE EXCEPTION 'no usage is kept of %', opened USING ERRCODE = 'datetime_field_overflow';
        END IF;
        IF to_regclass('public.' || partition) IS NOT NULL THEN RETURN false; END IF;
        PERFORM pg_advisory_xact_lock(hashtext('open_usage_day'));
        -- Who has waited asks the table itself: to_regclass may remember that there was none.
        IF EXISTS (SELECT FROM pg_class WHERE relname = partition AND relnamespace = 'public'::regnamespace) THEN RETURN false; END IF;
        EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_hours INCLUDING ALL)', partition);
        EXECUTE format('ALTER TABLE public.usage_hours ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)', partition,
          opened::timestamp AT TIME ZONE 'UTC', (opened + 1)::timestamp AT TIME ZONE 'UTC');
        RETURN true;
      END $$`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP FUNCTION open_usage_day`);
    await q.query(`ALTER TABLE usage_days DROP COLUMN milliunits`);
    await q.query(`DROP TABLE usage_hours`);
  }
}
