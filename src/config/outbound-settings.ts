import { ConfigError, number, type Environment } from './environment.js';

export interface OutboundSettings {
  /** After how many days without a step the customer is reminded of an unfinished request, and after how many it is closed (T14). */
  readonly remindAfterDays: number;
  readonly closeAfterDays: number;
}

/** @throws ConfigError when a request would be closed before anybody was reminded of it */
export function readOutboundSettings(env: Environment): OutboundSettings {
  const remindAfterDays = number(env, 'OUTBOUND_REMIND_DAYS', 14, 1, 3650);
  const closeAfterDays = number(env, 'OUTBOUND_CLOSE_DAYS', 30, 1, 3650);
  if (closeAfterDays <= remindAfterDays)
    throw new ConfigError('OUTBOUND_CLOSE_DAYS must be more than OUTBOUND_REMIND_DAYS.');
  return Object.freeze({ remindAfterDays, closeAfterDays });
}
