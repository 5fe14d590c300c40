import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import type { Statement } from '../database/statement.js';
import { Clock } from '../kernel/clock.js';
import { readTicketDraft, type TicketDraft } from './ticket-draft.js';

/**
 * Keeps the ticket that is being typed, one an account, until it is filed. A draft is its writer's own scratch paper and says
 * nothing to anybody yet, so the ledger does not hear of it.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The last one to save wins. While a ticket is open nothing is kept: what comes late belongs to the one just filed. */
  async save(by: CustomerPrincipal, draft: TicketDraft): Promise<void> {
    const kept = JSON.stringify(readTicketDraft(draft));
    await this.database.query(upsertDraft(by.accountId, kept, this.clock.now()));
  }
}

/** Filing the ticket ends its draft. */
export function deleteDraft(accountId: string): Statement {
  return {
    name: 'delete-reassessment-draft',
    text: `DELETE FROM reassessment_drafts WHERE account_id = $1`,
    values: [accountId],
  };
}

function upsertDraft(accountId: string, fields: string, at: Date): Statement {
  return {
    name: 'upsert-reassessment-draft',
    text: `INSERT INTO reassessment_drafts (account_id, fields, updated_at)
           SELECT $1, $2::jsonb, $3
           WHERE NOT EXISTS (SELECT FROM reassessments r WHERE r.account_id = $1 AND r.status IN ('open', 'awaiting_customer'))
           ON CONFLICT (account_id) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at`,
    values: [accountId, fields, at],
  };
}
