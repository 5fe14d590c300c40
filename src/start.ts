import { pino } from 'pino';
import { buildApp } from './build-app.js';
import { readConfig, type Config } from './config/config.js';
import { ConfigError } from './config/environment.js';
import { publicUrl } from './config/public-url.js';
import { openDatabase } from './database/open-database.js';
import { ensureFirstRun, firstRunLines } from './first-run.js';
import { SECOND, SystemClock } from './kernel/clock.js';
import { Worker } from './notifications/worker.js';

const STOP_WITHIN = 5 * SECOND;

/** Starts the web server (and the worker beside it, unless told otherwise), and stops it in order on SIGINT or SIGTERM. */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfigOrExit(env);
  const log = pino({ level: config.logLevel });
  const clock = new SystemClock();
  const database = await openDatabase(config, (line) => log.info(line));
  const app = await buildApp(config, clock, database.url, log);
  stopOnSignal(async () => {
    await app.close();
    await database.stop();
  });
  const firstRun = await ensureFirstRun(app, config, database);
  await app.listen({ port: config.port, host: config.host });
  if (config.role === 'all') app.get(Worker).start(config.databaseDirectUrl ?? database.url);
  const listening = new URL(await app.getUrl());
  const address = publicUrl({ ...config, port: Number(listening.port || 80) });
  const lines = [`Gatehouse listens on ${listening.origin}`, ...firstRunLines(firstRun, address)];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Ends the process in order at the first SIGINT or SIGTERM; after five seconds it ends whatever is still under way. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
}

export function readConfigOrExit(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
