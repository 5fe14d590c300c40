import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { buildApp } from './build-app.js';
import type { Config } from './config/config.js';
import { publicUrl } from './config/public-url.js';
import type { OpenDatabase } from './database/open-database.js';
import { Demonstration } from './demonstration/demonstration.js';
import { PortalGuest } from './demonstration/portal-guest.js';
import { ensureFirstRun } from './first-run.js';
import { ViewEngine } from './http/views/view-engine.js';
import { greeting } from './greeting.js';
import { SECOND, SystemClock } from './kernel/clock.js';
import { Worker } from './notifications/worker.js';
import { InboundSmtp } from './portal/inbound-mail/inbound-smtp.js';
import type { Begun } from './program-life.js';

/** How long requests under way may take to end when the program stops; then their connections are closed. */
const REQUESTS_END_WITHIN = 1.5 * SECOND;

interface Serving {
  readonly config: Config;
  readonly log: Logger;
  readonly database: OpenDatabase;
  readonly begun: Begun;
}

/** Builds the application on its database, makes what must exist before anybody comes in, listens, and says how to get in. */
export async function serve({ config, log, database, begun }: Serving): Promise<void> {
  const app = await buildApp(config, new SystemClock(), database.url, log);
  begun.add(() => stopServing(app));
  const directUrl = config.databaseDirectUrl ?? database.url;
  const where = { directUrl, ownerUrl: database.ownerUrl, interrupted: begun.interrupted };
  const demonstration = await app.get(Demonstration).ensure(where);
  const firstRun = await ensureFirstRun(app, config, database);
  const guest = await app.get(PortalGuest).enter();
  await app.listen({ port: config.port, host: config.host });
  await app.get(InboundSmtp).listen();
  if (config.role === 'all') app.get(Worker).start(directUrl);
  const { origin, port } = new URL(await app.getUrl());
  const address = publicUrl({ ...config, port: Number(port || 80) });
  const { devTools } = config;
  warmUp(app, log);
  process.stdout.write(greeting({ listensOn: origin, address, firstRun, guest, demonstration, devTools }));
}

/** No new requests, then the worker, then the connections to the database. */
async function stopServing(app: NestFastifyApplication): Promise<void> {
  const enough = setTimeout(() => app.getHttpServer().closeAllConnections(), REQUESTS_END_WITHIN);
  await app.getHttpAdapter().close();
  clearTimeout(enough);
  await app.close();
}

/** Makes the pages ready while nobody waits; a template with a mistake is told to whoever reads the log. */
function warmUp(app: NestFastifyApplication, log: Logger): void {
  app
    .get(ViewEngine)
    .warmUp()
    .catch((error: unknown) => log.error({ err: error }, 'a template cannot be compiled'));
}
