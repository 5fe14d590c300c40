import { pino } from 'pino';
import { buildApp } from '../../../src/build-app.js';
import { readConfig } from '../../../src/config/config.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import type { TestApp } from '../../support/app.js';

/** One more web process on the database of a running one. */
export async function startBeside(
  { database }: Pick<TestApp, 'database'>,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const config = readConfig({ DATABASE_URL: database.url, DEMO: '0', LOG_LEVEL: 'error', ...env });
  const app = await buildApp(config, new SystemClock(), database.url, pino({ level: config.logLevel }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: await app.getUrl(), stop: () => app.close() };
}
