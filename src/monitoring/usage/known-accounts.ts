import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { existingAccounts } from './usage-hours.sql.js';

/** Some megabytes. */
const REMEMBERED_AT_MOST = 50_000;

/** Which accounts exist; those that do are remembered, since accounts do not go away but by an operator's hand. */
@Injectable()
export class KnownAccounts {
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Gives those of the ids that are accounts. */
  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const existing = new Set(ids.filter((id) => this.known.has(id)));
    const others = ids.filter((id) => !existing.has(id));
    if (others.length === 0) return existing;
    const found = await this.database.query<{ id: string }>(existingAccounts(others));
    if (this.known.size + found.length > REMEMBERED_AT_MOST) this.known.clear();
    for (const { id } of found) {
      this.known.add(id);
      existing.add(id);
    }
    return existing;
  }

  /** Somebody has removed an account: look again. */
  forget(): void {
    this.known.clear();
  }
}
