import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Trail } from './trail.js';

let trail: Trail;
beforeEach(async () => {
  trail = await Trail.open();
});
afterEach(() => trail.close());

const YEARS_OF_TRANSACTIONS = 50_000_000;

/** The database as its dump comes up in another cluster, whose transaction ids are far behind those of its rows. */
async function restoreIntoYoungerCluster(): Promise<void> {
  await trail.query(
    trail.database.ownerUrl,
    `DO $do$ BEGIN
       EXECUTE format($f$CREATE OR REPLACE FUNCTION audit_xid() RETURNS xid8 LANGUAGE sql STABLE AS
         'SELECT (pg_current_xact_id()::text::bigint + %s)::text::xid8'$f$, ${YEARS_OF_TRANSACTIONS});
       EXECUTE format($f$CREATE OR REPLACE FUNCTION audit_horizon() RETURNS xid8 LANGUAGE sql STABLE AS
         'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s)::text::xid8'$f$, ${YEARS_OF_TRANSACTIONS});
     END $do$`,
  );
  await trail.recordSealed(3);
  await trail.record();
  await trail.query(
    trail.database.ownerUrl,
    `CREATE OR REPLACE FUNCTION audit_xid() RETURNS xid8 LANGUAGE sql STABLE AS 'SELECT pg_current_xact_id()';
     CREATE OR REPLACE FUNCTION audit_horizon() RETURNS xid8 LANGUAGE sql STABLE AS 'SELECT pg_snapshot_xmin(pg_current_snapshot())'`,
  );
}

const REBASE = `SELECT rebase_audit_xids() AS shift`;

describe('a dump restored into a cluster with younger transaction ids', () => {
  it('goes on after the start has moved the axis: old and new events are sealed in one chain', async () => {
    await restoreIntoYoungerCluster();

    const [moved] = await trail.query<{ shift: number | null }>(trail.database.ownerUrl, REBASE);
    await trail.record();
    await trail.settle(2);

    expect(Number(moved?.shift)).toBeGreaterThan(YEARS_OF_TRANSACTIONS / 2);
    expect(await trail.verify()).toMatchObject({ ok: true, count: 5, unsealed: 0 });
  });

  it('without it, new events would stand among the old ones and be named', async () => {
    await restoreIntoYoungerCluster();

    await trail.record();

    expect(await trail.verify()).toMatchObject({ ok: false, firstBad: { what: 'slipped_in' } });
  });

  it('is moved once: every other start leaves the axis alone', async () => {
    await restoreIntoYoungerCluster();
    await trail.query(trail.database.ownerUrl, REBASE);
    await trail.record();

    const [again] = await trail.query<{ shift: number | null }>(trail.database.ownerUrl, REBASE);

    expect(again?.shift).toBeNull();
  });
});
