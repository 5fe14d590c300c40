import { pino } from 'pino';
import { buildApp } from './build-app.js';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { publicUrl } from './config/public-url.js';
import { openDatabase } from './database/open-database.js';
import { ensureFirstRun, firstRunLines } from './first-run.js';
import { SystemClock } from './kernel/clock.js';

/** Starts the web server (and the worker beside it, unless told otherwise), and stops it in order on SIGINT or SIGTERM. */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfigOrExit(env);
  const log = pino({ level: config.logLevel });
  const clock = new SystemClock();
  const database = await openDatabase(config, (line) => log.info(line));
  const app = await buildApp(config, clock, database.url, log);
  const stop = async (): Promise<void> => {
    await app.close();
    await database.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
  const firstRun = await ensureFirstRun(app, config, database);
  await app.listen({ port: config.port, host: config.host });
  const listening = new URL(await app.getUrl());
  const address = publicUrl({ ...config, port: Number(listening.port || 80) });
  const lines = [`Gatehouse listens on ${listening.origin}`, ...firstRunLines(firstRun, address)];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readConfigOrExit(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
