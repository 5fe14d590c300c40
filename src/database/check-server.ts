import pg from 'pg';
import { SECOND } from '../kernel/clock.js';

const PATIENCE = 10 * SECOND;
const OLDEST_VERSION = 14;

/** The database that the environment names cannot be used. `message` is one sentence for the operator, without a password. */
export class DatabaseUnusableError extends Error {}

/** What the server, or the way to it, says; and what it means. Codes of Postgres have five places, those of the system begin with E. */
const MEANINGS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; is it running?',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'the name of the host cannot be looked up.',
  EHOSTUNREACH: 'there is no way to that host.',
  ENETUNREACH: 'there is no way to that network.',
  ETIMEDOUT: 'it does not answer.',
  ECONNRESET: 'it closed the connection.',
  '28P01': 'it refuses the user or the password.',
  '28000': 'it does not let this user in from here.',
  '3D000': 'it has no database of that name.',
  '42501': 'the user lacks the right to use it.',
  '53300': 'it has no connection left.',
  '57P03': 'it is starting or stopping; try again in a moment.',
};

/**
 * Sees that the server answers and is new enough, so that whoever starts the program learns at once what is wrong. `variable`
 * is where the address comes from.
 * @throws DatabaseUnusableError
 */
export async function checkServer(url: string, variable: string): Promise<void> {
  const client = clientFor(url, variable);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_VERSION)
      throw new DatabaseUnusableError(
        `${variable} leads to Postgres ${version}; Gatehouse needs ${OLDEST_VERSION} or newer.`,
      );
  } catch (error) {
    throw error instanceof DatabaseUnusableError ? error : unusable(url, variable, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientFor(url: string, variable: string): pg.Client {
  if (!isReadable(url))
    throw new DatabaseUnusableError(
      `${variable} cannot be read; it looks like postgres://user:password@host:5432/database.`,
    );
  return new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
}

function unusable(url: string, variable: string, error: unknown): DatabaseUnusableError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : String(error);
  const reason = MEANINGS[code] ?? (/timeout/i.test(words) ? 'it does not answer.' : `${words}.`);
  return new DatabaseUnusableError(`The database of ${variable} (${placeOf(url)}) cannot be used: ${reason}`);
}

/** An address as the driver reads it: a URL, or a socket in a folder. */
function isReadable(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) ? URL.canParse(url) : /^(socket:)?\//.test(url);
}

/** Host, port and name of the database; never the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'no address';
  const { host, pathname } = new URL(url);
  return host === '' ? pathname : `${host}${pathname}`;
}
