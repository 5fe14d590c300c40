import { join } from 'node:path';
import { ConfigError } from '../../config/environment.js';
import { findInstalledPostgres } from './binaries.js';
import { readRecord, urlFor, writeRecord } from './cluster-record.js';
import { openDataFolder } from './data-folder.js';
import { explained } from './failure.js';
import { checkAnswers, furnish } from './furnish.js';
import { launch } from './launch.js';
import { LiveUsers } from './live-users.js';
import { livePostmaster, settledPostmaster, stopPostmaster } from './postmaster.js';
import { removeOtherCopies } from './runnable.js';
import { serverSettings } from './settings.js';
import { existingSite, newSite, wasNeverMade, type Site } from './site.js';
import { withStartLock } from './start-lock.js';

export interface EmbeddedPostgresOptions {
  /** The data folder, absolute or relative to the working directory; made when it is not there. */
  readonly dataDir: string;
  /** Takes one line for each thing that is worth knowing at the start and the stop. */
  readonly log?: (line: string) => void;
  /** False for throwaway databases only: a power cut then destroys the data. True unless said otherwise. */
  readonly fsync?: boolean;
  /** More Postgres settings by name; they win over Gatehouse's own. A database that already runs keeps its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The running database. */
export interface EmbeddedPostgres {
  /** For migrations: owns the database `gatehouse`, is not a superuser. */
  readonly ownerUrl: string;
  /** For the running program: may log in, and what the migrations grant. */
  readonly appUrl: string;
  /** For making and dropping test databases: the superuser, on the database `postgres`. */
  readonly superuserUrl: string;
  /** Whether it ran already, for another process or since one that was killed. */
  readonly adopted: boolean;
  /** Ends this use; the last living user stops the server. Close all pools first. Can be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the database of a data folder, or joins it when it runs already.
 *
 * The server is nobody's child: it survives a killed program and is found again by the next start. Each user
 * enters itself in the data folder, and the last one out stops the server.
 * @throws EmbeddedPostgresError with a sentence that says what to do, and the end of the server's log; ConfigError where the
 * data folder cannot be
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const dataDir = openDataFolder(options.dataDir);
    return await withStartLock(dataDir, () => startOrJoin(dataDir, options));
  } catch (error) {
    if (error instanceof ConfigError) throw error; // it says itself what to do
    throw explained(error);
  }
}

async function startOrJoin(dataDir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const begun = performance.now();
  const { log = () => undefined, fsync = true } = options;
  const installed = findInstalledPostgres();
  const remembered = readRecord(dataDir);
  const site =
    remembered === undefined || wasNeverMade(remembered)
      ? await newSite(dataDir, installed, fsync)
      : existingSite(dataDir, remembered, installed);
  const { cluster } = site.record;

  const running = await settledPostmaster(cluster);
  const port = running?.port ?? (await launchSite(dataDir, site, serverSettings(fsync, options.settings)));
  const record = { ...site.record, port, furnished: true };
  try {
    if (site.record.furnished) await checkAnswers(record);
    else await furnish(record);
    if (!site.record.furnished || port !== site.record.port) writeRecord(dataDir, record);
  } catch (error) {
    if (running === undefined) await stopIfRunning(site);
    throw error;
  }

  const users = new LiveUsers(dataDir);
  const entry = users.enter();
  const how = running === undefined ? 'started' : 'joined the running one';
  log(`Embedded Postgres ${how} on port ${port} in ${Math.round(performance.now() - begun)} ms (${cluster})`);

  const leave = async () => {
    if (users.leave(entry) > 0) return log('Embedded Postgres left running for its other users');
    await stopIfRunning(site);
    log('Embedded Postgres stopped');
  };
  let left: Promise<void> | undefined;
  return {
    ownerUrl: urlFor(record, 'owner'),
    appUrl: urlFor(record, 'app'),
    superuserUrl: urlFor(record, 'superuser'),
    adopted: running !== undefined,
    stop: () => (left ??= stopInOrder(dataDir, leave)),
  };
}

/** Leaves under the lock. On a full disk nobody can take the lock, so nobody can join at that moment either. */
async function stopInOrder(dataDir: string, leave: () => Promise<void>): Promise<void> {
  try {
    await withStartLock(dataDir, leave);
  } catch (error) {
    const failure = explained(error);
    if (failure.code !== 'disk_full') throw failure;
    await leave();
  }
}

function launchSite(
  dataDir: string,
  site: Site,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const { record, binaries, user } = site;
  removeOtherCopies(binaries);
  const logFile = join(dataDir, 'postgres.log');
  return launch({ dataDir, binaries, cluster: record.cluster, user, settings, logFile }, record.port);
}

async function stopIfRunning({ record, binaries }: Site): Promise<void> {
  const running = livePostmaster(record.cluster);
  if (running !== undefined) await stopPostmaster(running, binaries);
}
