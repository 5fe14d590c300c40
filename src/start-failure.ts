import { ConfigError } from './config/environment.js';
import { DatabaseUnusableError } from './database/check-server.js';
import { EmbeddedPostgresError } from './database/embedded/failure.js';

/** Failures that say themselves what to do. */
const PLAIN = [ConfigError, DatabaseUnusableError, EmbeddedPostgresError];

/** What the operating system says of the address to listen on, and what to do about it. */
const LISTENING: Readonly<Record<string, (error: ListenError) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program. Stop that one, or start with another port: PORT=${port + 1} npm start`,
  EACCES: ({ port }) =>
    `This user may not listen on port ${port}. Start with one above 1023: PORT=3000 npm start`,
  EADDRNOTAVAIL: ({ address }) => `HOST is "${address}", which is not an address of this machine.`,
  ENOTFOUND: ({ address }) => `HOST is "${address}", which is not an address of this machine.`,
};

interface ListenError {
  readonly port: number;
  readonly address: string;
}

/** Why the program could not start, in a sentence for whoever starts it; what nobody foresaw comes with its stack. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `Gatehouse cannot start: ${String(error)}`;
  if (PLAIN.some((known) => error instanceof known)) return error.message;
  return listening(error) ?? `Gatehouse cannot start: ${error.stack ?? error.message}`;
}

function listening(error: Error): string | null {
  if (!('syscall' in error && 'code' in error) || typeof error.code !== 'string') return null;
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return null;
  const port = 'port' in error && typeof error.port === 'number' ? error.port : 0;
  const address = 'address' in error ? error.address : 'hostname' in error ? error.hostname : '';
  return LISTENING[error.code]?.({ port, address: String(address) }) ?? null;
}
