import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config/config.js';

/**
 * Tries the address to listen on before anything is begun: keys and links that are shown once are not to be made by a start
 * that cannot go on.
 * @throws Error of `listen`, such as EADDRINUSE
 */
export async function assertPortIsFree({ port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  const server = createServer();
  server.listen({ port, host });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
