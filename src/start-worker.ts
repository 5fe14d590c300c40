import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { openDatabase } from './database/open-database.js';
import { Demonstration } from './demonstration/demonstration.js';
import { Assets } from './http/views/assets.js';
import { VIEWS_DIR } from './http/views/package-root.js';
import { ViewEngine } from './http/views/view-engine.js';
import { SystemClock } from './kernel/clock.js';
import { Worker } from './notifications/worker.js';
import { runProgram } from './program-life.js';

/** Starts a worker alone: the same program without the web server, beside as many others as there is work for. */
export function startWorker(env: NodeJS.ProcessEnv): Promise<void> {
  return runProgram(env, async (config, begun) => {
    const log = pino({ level: config.logLevel });
    const database = await openDatabase(config, (line) => log.debug(line));
    begun.add(() => database.stop());
    const assets = new Assets();
    const views = new ViewEngine(VIEWS_DIR, { assetUrl: (name) => assets.url(name), later: true });
    const module = AppModule.with(config, new SystemClock(), database.url, views, log);
    const app = await NestFactory.createApplicationContext(module, {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    begun.add(() => app.close());
    const directUrl = config.databaseDirectUrl ?? database.url;
    const where = { directUrl, ownerUrl: database.ownerUrl, interrupted: begun.interrupted };
    await app.get(Demonstration).ensure(where);
    app.get(Worker).start(directUrl);
    process.stdout.write('Gatehouse worker is at work\n');
  });
}
