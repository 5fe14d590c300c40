import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { openDatabase } from './database/open-database.js';
import { Assets } from './http/views/assets.js';
import { VIEWS_DIR } from './http/views/package-root.js';
import { ViewEngine } from './http/views/view-engine.js';
import { SystemClock } from './kernel/clock.js';
import { Worker } from './notifications/worker.js';
import { readConfigOrExit, stopOnSignal } from './start.js';

/** Starts a worker alone: the same program without the web server, beside as many others as there is work for. */
export async function startWorker(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfigOrExit(env);
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config, (line) => log.info(line));
  const assets = new Assets();
  const views = new ViewEngine(VIEWS_DIR, { assetUrl: (name) => assets.url(name) });
  const module = AppModule.with(config, new SystemClock(), database.url, views, log);
  const app = await NestFactory.createApplicationContext(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  stopOnSignal(async () => {
    await app.close();
    await database.stop();
  });
  app.get(Worker).start(config.databaseDirectUrl ?? database.url);
  process.stdout.write('Gatehouse worker is at work\n');
}
