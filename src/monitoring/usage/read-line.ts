import { parseSid } from '../../kernel/ids.js';
import {
  isCount,
  isDestination,
  isUsageService,
  readHour,
  readMicrodollars,
  readMilliunits,
} from './line-fields.js';
import { Memo } from './memo.js';
import { COUNTS, type Count, type LineCode, type UsageLine } from './usage-line.js';

/** Why a line is not taken, before it has a number. */
export interface LineRefusal {
  readonly code: LineCode;
  readonly field: string | null;
}

const REQUIRED = ['account', 'hour', 'service', 'country', 'units'] as const;
const KNOWN: ReadonlySet<string> = new Set([...REQUIRED, ...COUNTS, 'cost']);

/** No sid and no instant is longer. */
const LONGEST_TEXT = 40;

/** Reads the lines of one body of `POST /api/usage`, strictly: every field of the right type, none that is not known. Whether the account exists is asked later. */
export class LineReader {
  private readonly hours: Memo<number | LineCode>;
  private readonly accounts = new Memo((sid) => parseSid('account', sid));

  constructor(now: Date) {
    this.hours = new Memo((text) => readHour(text, now));
  }

  read(text: string): UsageLine | LineRefusal {
    const line = parse(text);
    if (line === undefined) return refuse('json_malformed');
    if (!isObject(line)) return refuse('not_an_object');
    for (const field of Object.keys(line))
      if (!KNOWN.has(field)) return refuse('unknown_field', field.slice(0, LONGEST_TEXT));
    for (const field of REQUIRED) if (line[field] === undefined) return refuse('field_missing', field);

    const { account, hour: begins, service, country, units } = line;
    const accountId = isShort(account) ? this.accounts.of(account) : null;
    if (accountId === null) return refuse('account_malformed', 'account');
    const hour = isShort(begins) ? this.hours.of(begins) : 'hour_malformed';
    if (typeof hour === 'string') return refuse(hour, 'hour');
    if (!isUsageService(service)) return refuse('service_unknown', 'service');
    if (!isDestination(country)) return refuse('country_unknown', 'country');
    const milliunits = readMilliunits(units, service);
    if (milliunits === null) return refuse('number_invalid', 'units');
    const counts = { ...NOT_REPORTED };
    for (const field of COUNTS) {
      const count = line[field];
      if (count === undefined) continue;
      if (!isCount(count)) return refuse('number_invalid', field);
      counts[field] = count;
    }
    const { cost } = line;
    const microdollars = cost === undefined ? null : readMicrodollars(cost);
    if (microdollars === null && cost !== undefined) return refuse('cost_invalid', 'cost');
    return { accountId, hour, service, country, milliunits, counts, microdollars };
  }
}

/** Whether reading a line gave a refusal. */
export function isRefusal(read: UsageLine | LineRefusal): read is LineRefusal {
  return 'code' in read;
}

const NOT_REPORTED: Readonly<Record<Count, number | null>> = {
  attempts: null,
  uniqueDestinations: null,
  failed: null,
  inbound: null,
  otpSent: null,
  otpVerified: null,
  optOuts: null,
  complaints: null,
  numbersOwned: null,
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}

function refuse(code: LineCode, field: string | null = null): LineRefusal {
  return { code, field };
}
