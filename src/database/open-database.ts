import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  readonly url: string;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  readonly embedded: boolean;
  /** Ends this process's use of the database; an embedded server stops with its last user. */
  stop(): Promise<void>;
}

/** The database that the config names, or the embedded one, brought to this version of the program. */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl === null) {
    const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
    await migrate(server.ownerUrl, server.appUrl);
    return { url: server.appUrl, ownerUrl: server.ownerUrl, embedded: true, stop: () => server.stop() };
  }
  const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
  await migrate(ownerUrl, config.databaseUrl);
  return { url: config.databaseUrl, ownerUrl, embedded: false, stop: () => Promise.resolve() };
}
