import { Inject, Injectable } from '@nestjs/common';
import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { HttpRefusal } from './http-refusal.js';

interface Limit {
  readonly points: number;
  readonly seconds: number;
  /** What may come at once above that, counted over ten seconds. */
  readonly burst?: number;
  /** Counted in the database, for all processes together; the others are counted by each process. */
  readonly shared?: true;
}

/** Every limit by caller or by network. They are in wall-clock time, and `RATE_LIMITS=off` switches them all off; limits that are product rules live with their rules. */
const LIMITS = {
  /** One known caller on any address. */
  caller: { points: 50, seconds: 1, burst: 200 },
  /** One network, whoever calls; the platform is exempt. */
  network: { points: 100, seconds: 1, burst: 400 },
  /** Wrong credentials from one network. */
  wrong_credentials: { points: 30, seconds: 60 },
  sign_in: { points: 30, seconds: 600, shared: true },
  password_mail: { points: 10, seconds: 3600, shared: true },
  /** Mails that one address can be made to receive. */
  password_mail_to: { points: 3, seconds: 3600, shared: true },
  /** Codes that one network can have sent to phones. */
  phone_code: { points: 30, seconds: 3600, shared: true },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;

type Counter = Pick<RateLimiterMemory, 'consume'> | BurstyRateLimiter;

/** Counts requests and refuses the one too many with 429 and when to come back. */
@Injectable()
export class RateLimits {
  private readonly counters = new Map<LimitName, Counter>();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'rateLimits'>,
    private readonly database: Database,
  ) {}

  /** @throws HttpRefusal 429 when `key` has used up the limit. */
  async consume(name: LimitName, key: string): Promise<void> {
    if (!this.config.rateLimits) return;
    try {
      await this.counterOf(name).consume(key);
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      throw HttpRefusal.tooMany(Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)));
    }
  }

  private counterOf(name: LimitName): Counter {
    const known = this.counters.get(name);
    if (known !== undefined) return known;
    const made = this.makeCounter(name, LIMITS[name]);
    this.counters.set(name, made);
    return made;
  }

  private makeCounter(name: LimitName, { points, seconds, burst, shared }: Limit): Counter {
    const options = { keyPrefix: name, points, duration: seconds };
    if (shared === true)
      return new RateLimiterPostgres({
        ...options,
        storeClient: this.database.pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: true,
      });
    const steady = new RateLimiterMemory(options);
    if (burst === undefined) return steady;
    return new BurstyRateLimiter(
      steady,
      new RateLimiterMemory({ keyPrefix: `${name}-burst`, points: burst, duration: 10 }),
    );
  }
}
