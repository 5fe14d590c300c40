import type { Config } from '../config/config.js';
import { ConfigError } from '../config/environment.js';
import { readRecord } from './embedded/cluster-record.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

/** For commands beside the program: the database of the environment, or the embedded one: joined where it runs, started for the while where it does not. */
export async function reachDatabase(
  config: Pick<Config, 'dataDir'>,
  url: string | null,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (url !== null) return { url, stop: () => Promise.resolve() };
  if (readRecord(config.dataDir) === undefined)
    throw new ConfigError(`There is no database under ${config.dataDir} yet. Set DATA_DIR or DATABASE_URL.`);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  return { url: server.appUrl, stop: () => server.stop() };
}
