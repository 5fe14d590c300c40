import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { openDatabase } from './database/open-database.js';
import { createWebApp } from './http/web-app.js';
import { Assets } from './http/views/assets.js';
import { VIEWS_DIR } from './http/views/package-root.js';
import { ViewEngine } from './http/views/view-engine.js';
import { SystemClock } from './kernel/clock.js';

/** Starts the web server (and the worker beside it, unless told otherwise), and stops it in order on SIGINT or SIGTERM. */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfigOrExit(env);
  const log = pino({ level: config.logLevel });
  const clock = new SystemClock();
  const database = await openDatabase(config, (line) => log.info(line));
  const assets = new Assets();
  const views = new ViewEngine(VIEWS_DIR, { assetUrl: (name) => assets.url(name) });
  const app = await createWebApp(AppModule.with(config, clock, database.url), {
    config,
    assets,
    errorPage: (problem) => views.render('pages/error', { problem, title: problem.title }, 'plain'),
    logUnexpected: (error, request) =>
      log.error({ err: error, requestId: request.id, url: request.url }, 'unexpected error'),
  });
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
