import { Client } from 'pg';
import { DATABASE, ROLES, urlFor, type ClusterRecord } from './cluster-record.js';
import { explained } from './failure.js';

/**
 * Makes the database and the two roles. The owner migrates: it owns the database, so it may make schemas and the
 * trusted extensions in it. The app only logs in; what it may do is granted by the migrations. Neither is a
 * superuser. Can be repeated: a start may have died half way.
 */
export async function furnish(record: ClusterRecord): Promise<void> {
  await asSuperuser(record, async (client) => {
    const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
    const present = new Set(roles.rows.map(({ rolname }) => rolname));
    for (const role of ['owner', 'app'] as const) {
      const verb = present.has(ROLES[role]) ? 'ALTER' : 'CREATE';
      const password = client.escapeLiteral(record.passwords[role]);
      await client.query(
        `${verb} ROLE ${ROLES[role]} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${password}`,
      );
    }
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${ROLES.app}`);
  });
}

/** Makes sure that the server on the record's port takes its passwords. */
export async function checkAnswers(record: ClusterRecord): Promise<void> {
  await asSuperuser(record, (client) => client.query('SELECT 1'));
}

async function asSuperuser(record: ClusterRecord, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({
    connectionString: urlFor(record, 'superuser'),
    application_name: 'gatehouse-start',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // the query at hand rejects with the same error
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
