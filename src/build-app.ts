import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { describeAccess } from './access/describe-access.js';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { Csrf } from './http/csrf.js';
import { errorPages } from './http/error-page.js';
import { serveApiDocument } from './http/openapi/serve.js';
import { SessionCookies } from './http/session-cookie.js';
import { createWebApp } from './http/web-app.js';
import { Assets } from './http/views/assets.js';
import { VIEWS_DIR } from './http/views/package-root.js';
import { ViewEngine } from './http/views/view-engine.js';
import type { SystemClock } from './kernel/clock.js';

/** The whole application, ready to listen; the same for `npm start`, the tests and the benchmarks. */
export async function buildApp(
  config: Config,
  clock: SystemClock,
  databaseUrl: string,
  log: Logger,
): Promise<NestFastifyApplication> {
  const assets = new Assets();
  const views = new ViewEngine(VIEWS_DIR, { assetUrl: (name) => assets.url(name), later: true });
  const app = await createWebApp(AppModule.with(config, clock, databaseUrl, views, log), {
    config,
    assets,
    errorPage: errorPages(views, new Csrf(new SessionCookies(config))),
    logUnexpected: (error, request) =>
      log.error({ err: error, requestId: request.id, url: request.url }, 'unexpected error'),
  });
  serveApiDocument(app, views, describeAccess);
  return app;
}
