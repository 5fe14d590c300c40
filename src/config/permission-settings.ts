import { SERVICES, type Service } from '../kernel/words.js';
import { ConfigError, list, type Environment } from './environment.js';

const WITHOUT = ['closed', 'open'] as const;

/** What a permission check says of a service while the database is away: `closed` no, `open` yes. */
export type WithoutDatabase = { readonly [service in Service]: (typeof WITHOUT)[number] };

/** `sms:closed,voice:open`; a service that is not named is closed: what cannot be found out is not permitted. */
export function readWithoutDatabase(env: Environment): WithoutDatabase {
  const wanted: { -readonly [service in Service]: WithoutDatabase[service] } = {
    sms: 'closed',
    voice: 'closed',
    trunk: 'closed',
  };
  for (const part of list(env, 'PERMISSIONS_WITHOUT_DATABASE')) {
    const [name, answer] = part.split(':').map((word) => word.trim().toLowerCase());
    const service = SERVICES.find((known) => known === name);
    const known = WITHOUT.find((one) => one === answer);
    if (service === undefined || known === undefined)
      throw new ConfigError(
        `PERMISSIONS_WITHOUT_DATABASE has "${part}"; it takes a service (${SERVICES.join(', ')}), a colon and closed or open.`,
      );
    wanted[service] = known;
  }
  return Object.freeze(wanted);
}
