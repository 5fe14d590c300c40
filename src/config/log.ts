import type { Logger } from 'pino';

/** The program's log (pino), for injection. Never log a secret, a link that signs somebody in, or a customer's text. */
export const LOG = Symbol('LOG');

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
