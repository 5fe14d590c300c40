import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config/config.js';
import { ConfigError } from './config/environment.js';

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

/** The same for the port on which mail comes in, if any. @throws ConfigError */
export async function assertMailPortIsFree({ inboundMail, host }: Config): Promise<void> {
  const { smtpPort } = inboundMail;
  if (smtpPort === null || smtpPort === 0) return;
  await assertPortIsFree({ port: smtpPort, host }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`INBOUND_SMTP_PORT is ${smtpPort}, where nobody can listen: ${why}`);
  });
}
