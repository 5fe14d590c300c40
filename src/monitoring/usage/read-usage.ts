import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import { Database } from '../../database/database.js';
import { isInstant } from '../../http/instant.validator.js';
import { Clock, DAY } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { decodeCursor, toPage, type Page, type PageRequest } from '../../kernel/page.js';
import { AHEAD, dollarsOf } from './line-fields.js';
import type { UsageHourView } from './usage.dto.js';

/** What is shown when nothing else is asked for. */
const SHOWN_BY_DEFAULT = 7 * DAY;

interface UsageHourRow extends Omit<UsageHourView, 'account' | 'hour' | 'units' | 'cost' | 'recordedAt'> {
  readonly hour: Date;
  readonly milliunits: number;
  readonly microdollars: number | null;
  readonly recordedAt: Date;
}

/** What was reported of an account, for whoever may see the account. */
@Injectable()
export class ReadUsage {
  constructor(
    private readonly database: Database,
    private readonly accounts: ListAccounts,
    private readonly clock: Clock,
  ) {}

  /** The newest hour first, `from` included, `to` not; the last seven days unless said otherwise. @throws NotFoundError, InvalidError */
  async ofAccount(
    reader: Principal,
    accountId: string,
    asked: { readonly from?: string | undefined; readonly to?: string | undefined },
    page: PageRequest,
  ): Promise<Page<UsageHourView>> {
    await this.accounts.get(reader, accountId);
    const to = asked.to === undefined ? new Date(this.clock.now().getTime() + AHEAD) : new Date(asked.to);
    const from = asked.from === undefined ? new Date(to.getTime() - SHOWN_BY_DEFAULT) : new Date(asked.from);
    if (from >= to) throw InvalidError.field('to', 'range_empty', 'Give an end that is after the beginning.');
    const values: unknown[] = [accountId, from, to];
    const rest =
      page.cursor === undefined
        ? 'true'
        : `(h.hour, h.service, h.country) < ($4::timestamptz, $5::text, $6::text)`;
    if (page.cursor !== undefined) values.push(...keyOf(page.cursor));
    // GET /api/accounts/{account}/usage; the primary key of each day, the newest first.
    const rows = await this.database.list<UsageHourRow>(
      `SELECT h.hour, h.service, h.country, h.milliunits, h.microdollars, h.attempts, h.unique_destinations AS "uniqueDestinations", h.failed,
         h.inbound, h.otp_sent AS "otpSent", h.otp_verified AS "otpVerified", h.opt_outs AS "optOuts", h.complaints,
         h.numbers_owned AS "numbersOwned", h.recorded_at AS "recordedAt"
       FROM usage_hours h WHERE h.account_id = $1 AND h.hour >= $2 AND h.hour < $3 AND ${rest}
       ORDER BY h.hour DESC, h.service DESC, h.country DESC LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    const key = ({ hour, service, country }: UsageHourRow): readonly string[] => [
      hour.toISOString(),
      service,
      country,
    ];
    return toPage(rows, page.limit, key, (row) => presentHour(toSid('account', accountId), row));
  }
}

function presentHour(account: string, row: UsageHourRow): UsageHourView {
  const { hour, milliunits, microdollars, recordedAt, ...counts } = row;
  return {
    account,
    ...counts,
    hour: hour.toISOString(),
    units: milliunits / 1000,
    cost: microdollars === null ? null : dollarsOf(microdollars),
    recordedAt: recordedAt.toISOString(),
  };
}

/** @throws InvalidError for a cursor of another list */
function keyOf(cursor: string): readonly string[] {
  const [hour, service, country] = decodeCursor(cursor, 3);
  if (
    typeof hour === 'string' &&
    isInstant(hour) &&
    typeof service === 'string' &&
    typeof country === 'string'
  )
    return [hour, service.slice(0, 20), country.slice(0, 2)];
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}
