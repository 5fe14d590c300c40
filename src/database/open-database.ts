import type { Config } from '../config/config.js';
import { checkServer } from './check-server.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

export interface OpenDatabase {
  readonly url: string;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  readonly embedded: boolean;
  /** Ends this process's use of the database; an embedded server stops with its last user. */
  stop(): Promise<void>;
}

/**
 * The database that the config names, or the embedded one, brought to this version of the program.
 * @throws DatabaseUnusableError, EmbeddedPostgresError
 */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl === null) {
    const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
    try {
      await bringUpToDate(server.ownerUrl, server.appUrl);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { url: server.appUrl, ownerUrl: server.ownerUrl, embedded: true, stop: () => server.stop() };
  }
  const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
  await checkServer(config.databaseUrl, 'DATABASE_URL');
  if (ownerUrl !== config.databaseUrl) await checkServer(ownerUrl, 'DATABASE_OWNER_URL');
  await bringUpToDate(ownerUrl, config.databaseUrl);
  return { url: config.databaseUrl, ownerUrl, embedded: false, stop: () => Promise.resolve() };
}

/** The libraries that migrate are loaded while the server starts, not before. */
async function bringUpToDate(ownerUrl: string, appUrl: string): Promise<void> {
  const { migrate } = await import('./migrate.js');
  await migrate(ownerUrl, appUrl);
}
