import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../../access/ability.js';
import { readableSql } from '../../../access/ability-sql.js';
import type { StaffPrincipal } from '../../../access/principal.js';
import { ACCOUNT_SCOPE_COLUMNS } from '../../../accounts/account-scope.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { Database } from '../../../database/database.js';
import { toSid } from '../../../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../../../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Deposit } from '../deposit.entity.js';
import type { ParkedReason } from '../deposits.states.js';
import { depositsByIds } from '../deposits.sql.js';
import type { Settlement } from '../news/gateway-event.entity.js';
import { parkedEvents, type ParkedRow } from './parked-events.sql.js';
import { SettleParked, type HandSettlement } from './settle-parked.js';
import { settlementsFor } from './settlements.js';

/** News of a payment that waits for a person, with what he may do about it. */
export interface ParkedEvent {
  readonly id: string;
  readonly gateway: string;
  /** The gateway's id of it. */
  readonly eventId: string;
  readonly kind: string;
  readonly reason: ParkedReason;
  /** As the gateway named it; often the deposit's sid. */
  readonly payment: string | null;
  /** As told. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly receivedAt: Date;
  readonly companyName: string | null;
  readonly accountSid: string | null;
  /** The deposit as it stands, if it is about one. */
  readonly deposit: Deposit | null;
  readonly settlements: readonly Settlement[];
}

/** News of payments that no rule could follow: what waits, and how a person settles it. */
@Injectable()
export class ParkedEvents {
  constructor(
    private readonly database: Database,
    private readonly settling: SettleParked,
    @Inject(CONFIG) private readonly config: Pick<Config, 'payments'>,
  ) {}

  /** What waits, the longest first, within the reader's scope; what belongs to no account only for those without limits. */
  async list(by: StaffPrincipal, { limit, cursor }: PageRequest): Promise<Page<ParkedEvent>> {
    const scope = readableSql(abilityOf(by), 'read', 'deposit', ACCOUNT_SCOPE_COLUMNS);
    const values = [...scope.values];
    const after = cursor === undefined ? null : decodeInstantCursor(cursor);
    const keyset =
      after === null
        ? ''
        : `AND (e.received_at, e.id) > ($${values.push(after.at)}, $${values.push(after.id)})`;
    const text = parkedEvents(scope, values.push(limit + 1), keyset);
    const rows = await this.database.list<ParkedRow>(text, values);
    const page = toPage(
      rows,
      limit,
      (row) => instantKey(row.receivedAt, row.id),
      (row) => row,
    );
    const ids = page.items.flatMap(({ depositId }) => depositId ?? []);
    const deposits = await this.database.query<Deposit>(depositsByIds(ids));
    const byId = new Map(deposits.map((deposit) => [deposit.id, deposit]));
    const present = (row: ParkedRow) => this.present(row, byId.get(row.depositId ?? '') ?? null);
    return { ...page, items: page.items.map(present) };
  }

  /** Gives what it left to the deposit. @throws NotFoundError, ForbiddenError, ConflictError `already_settled`, InvalidError `settlement_not_offered` */
  settle(by: StaffPrincipal, parkedId: string, settlement: HandSettlement): Promise<Deposit | null> {
    return this.settling.settle(by, parkedId, settlement);
  }

  private present(row: ParkedRow, deposit: Deposit | null): ParkedEvent {
    const { id, gateway, eventId, kind, payment, amount, currency, receivedAt, companyName } = row;
    return {
      ...{ id, gateway, eventId, kind, payment, amount, currency, receivedAt, companyName, deposit },
      reason: row.parkedReason ?? 'unknown_event',
      accountSid: row.accountId === null ? null : toSid('account', row.accountId),
      settlements: settlementsFor(row, deposit, this.config.payments),
    };
  }
}
