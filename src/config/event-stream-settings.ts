import { number, text, type Environment } from './environment.js';

export interface EventStreamSettings {
  /** Seals the auth tokens that sign what sinks get: 32 bytes in base64, the same on every host. Null: a key kept in `dataDir`. */
  readonly signingKey: string | null;
  /** After how many hours in which nothing was taken a sink is switched off. */
  readonly sinkFailedAfterHours: number;
}

/** @throws ConfigError */
export function readEventStreamSettings(env: Environment): EventStreamSettings {
  return Object.freeze({
    signingKey: text(env, 'EVENT_SIGNING_KEY'),
    sinkFailedAfterHours: number(env, 'SINK_FAILED_AFTER_HOURS', 72, 5, 8760),
  });
}
