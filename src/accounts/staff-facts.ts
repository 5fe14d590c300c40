import { Injectable } from '@nestjs/common';
import { abilityOf, type Action } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import type { FactKind } from './account-facts.js';
import type { Account } from './account.entity.js';
import { guardedAccount } from './account-scope.js';
import { factsOfAccount, type FactRow } from './facts.sql.js';
import { ListAccounts } from './list-accounts.js';
import { lockAccount } from './locked-account.js';
import { refuseParty } from './party-to-account.js';
import { presentFact, type FactView } from './fact.views.js';
import { RecordFact } from './record-fact.js';

/** What staff have found out. */
export interface StaffFinding {
  readonly kind: FactKind;
  readonly note: string;
  /** Null: now. */
  readonly occurredAt: Date | null;
}

/** What staff find out about an account, and read of what others have. */
@Injectable()
export class StaffFacts {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: ListAccounts,
    private readonly recordFact: RecordFact,
  ) {}

  /** @throws NotFoundError, ForbiddenError, InvalidError `occurred_in_future` */
  add(by: StaffPrincipal, accountId: string, finding: StaffFinding): Promise<FactView> {
    const now = this.clock.now();
    const { kind, note, occurredAt } = finding;
    if (occurredAt !== null && occurredAt > now)
      throw InvalidError.field('occurredAt', 'occurred_in_future', 'Give a time that has passed.');
    return this.unitOfWork.run(async (tx) => {
      const account = await lockAccount(tx, accountId);
      authorizeFacts(by, 'create', account);
      await refuseParty(tx, by.staff, accountId);
      const told = { accountId, kind, source: 'staff', detail: { note } } as const;
      const when = { occurredAt: occurredAt ?? now, actor: actorOf(by), at: now };
      return presentFact({ ...this.recordFact.record(tx, { ...told, ...when }), clearedByName: null });
    });
  }

  /** The newest first. @throws NotFoundError */
  async list(by: StaffPrincipal, accountId: string, { limit, cursor }: PageRequest): Promise<Page<FactView>> {
    authorizeFacts(by, 'read', await this.accounts.get(by, accountId));
    const after = cursor === undefined ? null : decodeInstantCursor(cursor);
    const rows = await this.database.query<FactRow>(factsOfAccount(accountId, after, limit + 1));
    return toPage(rows, limit, (row) => instantKey(row.recordedAt, row.id), presentFact);
  }
}

/** Asked of the locked row: the account must be within reach, then the act allowed. @throws NotFoundError, ForbiddenError */
export function authorizeFacts(by: StaffPrincipal, action: Action, account: Account): void {
  const sid = toSid('account', account.id);
  authorize(abilityOf(by), 'read', 'account', guardedAccount(account), sid);
  authorize(abilityOf(by), action, 'account_fact', guardedAccount(account), sid);
}
