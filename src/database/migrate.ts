import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** Any fixed number: every process that starts takes this lock before it migrates. */
const MIGRATION_LOCK = 4_242_001;

/**
 * Brings the database to this version: our tables, the job queue's, and the rights of the running role.
 * Several processes may call it at once; they wait for one another.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = new DataSource({
      ...dataSourceOptions(ownerUrl, 2),
      migrations: await loadMigrations(),
      migrationsTransactionMode: 'each',
      migrationsRun: true,
    });
    await dataSource.initialize();
    await dataSource.destroy();
    await runMigrations({ connectionString: ownerUrl });
    await lock.query('SELECT rebase_audit_xids()');
    await grantRights(lock, await currentRole(appUrl));
    await preferGenericPlans(lock);
  } finally {
    await lock.end();
  }
}

async function loadMigrations(): Promise<(new () => MigrationInterface)[]> {
  const folder = join(import.meta.dirname, '..', '..', 'migrations');
  const files = readdirSync(folder).filter((file) => /\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'));
  const modules = await Promise.all(
    files
      .sort()
      .map((file): Promise<Record<string, new () => MigrationInterface>> => import(join(folder, file))),
  );
  return modules.flatMap((module) => Object.values(module));
}

/**
 * Our prepared statements find rows by their keys, so that one plan serves every value; planning anew at each execution costs
 * five times what executing does. Lists with filters ask for a plan of their own (`Database.list`). Where the owner of the
 * tables is not the owner of the database, Postgres goes on choosing by itself.
 */
async function preferGenericPlans(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; owned: boolean }>(
    `SELECT current_database() AS name, pg_has_role(datdba, 'MEMBER') AS owned FROM pg_database WHERE datname = current_database()`,
  );
  const [database] = rows;
  if (database?.owned === true)
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(database.name)} SET plan_cache_mode = force_generic_plan`,
    );
}

async function currentRole(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  } finally {
    await client.end();
  }
}

const APPEND_ONLY = [
  'audit_events',
  'audit_seals',
  'decisions',
  'assessments',
  'money_transfers',
  'money_entries',
];

/** What the running role may write into an audit row: not its id and not its transaction id, which place it in the order. */
const AUDIT_COLUMNS =
  'at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash';

/** The running role may do everything but change or remove what is append-only; the triggers say the same to everybody else. */
async function grantRights(client: pg.Client, appRole: string): Promise<void> {
  const role = client.escapeIdentifier(appRole);
  const partitions = await client.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_events'::regclass`,
  );
  const partitionNames = partitions.rows.map((row) => row.name);
  const appendOnly = [...APPEND_ONLY, ...partitionNames].join(', ');
  const auditEvents = ['audit_events', ...partitionNames].join(', ');
  await client.query(`
    GRANT USAGE ON SCHEMA public, graphile_worker TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${appendOnly} FROM ${role};
    REVOKE INSERT ON ${auditEvents} FROM ${role};
    GRANT INSERT (${AUDIT_COLUMNS}) ON audit_events TO ${role};`);
  await openJobQueue(client, role);
}

/** The job queue's tables have row level security without a policy: only their owner sees rows until one is made. */
async function openJobQueue(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity`,
  );
  for (const { name } of rows)
    await client.query(`
      DROP POLICY IF EXISTS gatehouse_works ON ${name};
      CREATE POLICY gatehouse_works ON ${name} TO ${role} USING (true) WITH CHECK (true);`);
}
