import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { LOG, type Log } from '../../config/log.js';
import type { Statement } from '../../database/statement.js';
import type { Tx } from '../../database/tx.js';
import { SYSTEM } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import { TooManyCodesError } from './code-refusals.js';
import { hourlyBudget } from './costly-destinations.js';
import { PhoneCodeMetrics } from './phone-code-metrics.js';
import { CODES_A_DAY, windowAround } from './phone-codes.rules.js';
import type { UsablePhone } from './usable-phone.js';

type QuotaKind = 'account' | 'number' | 'prefix';

/**
 * How many codes may be sent: five a UTC day for an account and for a number, and an hour's budget for numbers that begin alike,
 * so that nobody can earn by making us send. Counted in rows, in the transaction of the code itself: what is refused or rolled
 * back does not count, and no two processes ever give the last one twice.
 */
@Injectable()
export class CodeBudget {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'phone'>,
    @Inject(LOG) private readonly log: Log,
    private readonly metrics: PhoneCodeMetrics,
  ) {}

  /**
   * Counts one code; gives the event to record when it was the last of its prefix for this hour.
   * @throws TooManyCodesError
   */
  async spend(
    tx: Tx,
    { accountId, phone, at }: { readonly accountId: string; readonly phone: UsablePhone; readonly at: Date },
  ): Promise<readonly AuditEvent[]> {
    const day = windowAround(at, 'day');
    // Always in this order, so that no two transactions wait for each other.
    for (const [kind, key] of [
      ['account', accountId],
      ['number', phone.e164],
    ] as const) {
      const used = await count(tx, kind, key, day.start, CODES_A_DAY);
      if (used === null) throw this.refused(usedUp(kind, day.secondsLeft));
    }
    return this.spendOfPrefix(tx, phone, at);
  }

  private async spendOfPrefix(tx: Tx, phone: UsablePhone, at: Date): Promise<readonly AuditEvent[]> {
    const hour = windowAround(at, 'hour');
    const budget = hourlyBudget(phone.country, this.config.phone.codesPerPrefix);
    const used = await count(tx, 'prefix', phone.prefix, hour.start, budget);
    if (used === null)
      throw this.refused(
        new TooManyCodesError(
          'codes_paused_for_prefix',
          'Too many codes went to numbers like this one. Try again later, or use a number elsewhere.',
          hour.secondsLeft,
        ),
      );
    if (used < budget) return [];
    this.log.warn(
      { prefix: phone.prefix, budget },
      'codes to this prefix are paused for the rest of the hour',
    );
    return [
      {
        action: 'phone_code.prefix_paused',
        actor: SYSTEM,
        subjectKind: 'phone_prefix',
        subjectId: null,
        detail: { prefix: phone.prefix, codes: used, from: hour.start.toISOString() },
      },
    ];
  }

  private refused(error: TooManyCodesError): TooManyCodesError {
    this.metrics.countRefusal(error.code);
    return error;
  }
}

/** Counts one more within the window and gives how many that makes; null when the limit was reached before. */
async function count(
  tx: Tx,
  kind: QuotaKind,
  key: string,
  windowStart: Date,
  limit: number,
): Promise<number | null> {
  const [row] = await tx.query<{ used: number }>(countOneMore(kind, key, windowStart, limit));
  return row?.used ?? null;
}

function countOneMore(kind: QuotaKind, key: string, windowStart: Date, limit: number): Statement {
  return {
    name: 'count-phone-code-quota',
    text: `INSERT INTO phone_code_quotas AS q (kind, key, window_start, used) VALUES ($1, $2, $3, 1)
           ON CONFLICT (kind, key, window_start) DO UPDATE SET used = q.used + 1 WHERE q.used < $4
           RETURNING used`,
    values: [kind, key, windowStart, limit],
  };
}

function usedUp(kind: 'account' | 'number', secondsLeft: number): TooManyCodesError {
  const whose = kind === 'account' ? 'Your account has' : 'This number has';
  return new TooManyCodesError(
    'codes_used_up',
    `${whose} been sent ${CODES_A_DAY} codes today, and that is all for a day. Try again tomorrow (UTC).`,
    secondsLeft,
  );
}
