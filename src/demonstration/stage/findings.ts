import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import type { FactKind } from '../../accounts/account-facts.js';
import { ClearFact } from '../../accounts/clear-fact.js';
import { factsOfAccount, type FactRow } from '../../accounts/facts.sql.js';
import { StaffFacts } from '../../accounts/staff-facts.js';
import { Database } from '../../database/database.js';
import { NotFoundError } from '../../kernel/errors.js';

/** Lets the staff write down what they found out about an account, and clear what turned out wrong. */
@Injectable()
export class Findings {
  constructor(
    private readonly database: Database,
    private readonly facts: StaffFacts,
    private readonly clearFact: ClearFact,
  ) {}

  async add(by: StaffPrincipal, accountId: string, kind: FactKind, note: string): Promise<void> {
    await this.facts.add(by, accountId, { kind, note, occurredAt: null });
  }

  /** Clears the newest fact. */
  async clear(by: StaffPrincipal, accountId: string, note: string): Promise<void> {
    const newest = await this.database.find<FactRow>(factsOfAccount(accountId, null, 1));
    if (newest === null) throw new NotFoundError('fact');
    await this.clearFact.clear(by, accountId, newest.id, note);
  }
}
