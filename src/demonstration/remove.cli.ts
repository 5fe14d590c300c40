import 'reflect-metadata';
import { readConfig, type Config } from '../config/config.js';
import { ConfigError } from '../config/environment.js';
import { readRecord } from '../database/embedded/cluster-record.js';
import { startEmbeddedPostgres } from '../database/embedded/embedded-postgres.js';
import { holdDemonstrationLock } from './demonstration-lock.js';
import { openRemoval } from './removal/open-removal.js';
import type { Removed } from './removal/remove-demonstration.js';

/** `npm run demo:remove`: takes the demonstration away, beside the running program or without it. Ends with 0, or with 2 when it could not. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { ownerUrl, stop } = await reachDatabase(config);
  try {
    say(await removeFrom(config, ownerUrl));
  } finally {
    await stop();
  }
}

async function removeFrom(config: Config, ownerUrl: string): Promise<Removed | null> {
  const release = await holdDemonstrationLock(ownerUrl);
  const removal = await openRemoval(config, ownerUrl);
  try {
    const mark = await removal.findMark();
    return mark === null || mark.state === 'removed' ? null : await removal.remove(mark, 'asked_for');
  } finally {
    await removal.close();
    await release();
  }
}

/** The database of the environment, or the embedded one: joined where it runs, started for the while where it does not. */
async function reachDatabase(config: Config): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const ownerUrl = config.databaseOwnerUrl;
  if (ownerUrl !== null) return { ownerUrl, stop: () => Promise.resolve() };
  if (readRecord(config.dataDir) === undefined)
    throw new ConfigError(`There is no database under ${config.dataDir} yet. Set DATA_DIR or DATABASE_URL.`);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  return { ownerUrl: server.ownerUrl, stop: () => server.stop() };
}

function say(removed: Removed | null): void {
  if (removed === null) {
    process.stdout.write('There is no demonstration to remove.\n');
    return;
  }
  const { accounts = 0, cases = 0, evidence = 0, staff = 0 } = removed;
  process.stdout.write(
    `The demonstration is removed: ${accounts} accounts, ${cases} cases, ${evidence} files, ${staff} members of the staff.\n` +
      `Its audit events stay, because nothing is ever removed from the audit trail; one more tells of the removal.\n`,
  );
}

try {
  await main();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The demonstration could not be removed: ${reason}\n`);
  process.exitCode = 2;
}
