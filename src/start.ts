import { pino } from 'pino';
import { buildApp } from './build-app.js';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { openDatabase } from './database/open-database.js';
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
  await app.listen({ port: config.port, host: config.host });
  process.stdout.write(`Gatehouse listens on ${await app.getUrl()}\n`);
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
