import { Resolver } from 'node:dns/promises';
import { NameService } from './name-service.js';

/** A name that is always there: one of the servers that every other name begins at. */
const ALWAYS_THERE = 'a.root-servers.net';
const NO_SUCH_NAME = 'ENOTFOUND';
const NO_SUCH_RECORD = 'ENODATA';

export interface DnsLimits {
  readonly timeoutMs: number;
  /** How long it is believed that names can be looked up, or not. */
  readonly believedMs: number;
}

export const DNS_LIMITS: DnsLimits = { timeoutMs: 2000, believedMs: 60_000 };

/** Asks the machine's own resolvers, each once and with little patience. */
export class DnsNameService extends NameService {
  private readonly resolver: Resolver;
  private standing: { readonly isUp: Promise<boolean>; readonly askedAt: number } | undefined;

  /** @param servers `address:port` of resolvers to ask instead of the machine's own */
  constructor(
    private readonly limits: DnsLimits = DNS_LIMITS,
    servers: readonly string[] = [],
  ) {
    super();
    this.resolver = new Resolver({ timeout: limits.timeoutMs, tries: 1 });
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  /** RFC 5321: the MX records, else the address itself; RFC 7505: a single empty MX refuses all mail. */
  override async takesMail(domain: string): Promise<boolean | null> {
    const exchanges = await answerOf(this.resolver.resolveMx(domain));
    if (Array.isArray(exchanges))
      return exchanges.some(({ exchange }) => exchange !== '' && exchange !== '.');
    if (exchanges === NO_SUCH_NAME) return (await this.isUp()) ? false : null;
    if (exchanges !== NO_SUCH_RECORD) return null;
    const addresses = await Promise.all([
      answerOf(this.resolver.resolve4(domain)),
      answerOf(this.resolver.resolve6(domain)),
    ]);
    if (addresses.some((answer) => Array.isArray(answer) && answer.length > 0)) return true;
    return addresses.every((answer) => answer === NO_SUCH_RECORD || answer === NO_SUCH_NAME) ? false : null;
  }

  override isUp(): Promise<boolean> {
    const now = performance.now();
    if (this.standing === undefined || now - this.standing.askedAt > this.limits.believedMs) {
      const isUp = answerOf(this.resolver.resolve4(ALWAYS_THERE)).then(Array.isArray);
      this.standing = { isUp, askedAt: now };
    }
    return this.standing.isUp;
  }
}

/** The records, or the code of the failure. */
async function answerOf<Record>(asking: Promise<Record[]>): Promise<Record[] | string> {
  try {
    return await asking;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
  }
}
