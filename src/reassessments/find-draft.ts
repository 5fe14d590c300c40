import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { readTicketDraft, type TicketDraft } from './ticket-draft.js';

/** A draft with when it was last kept. */
export interface KeptDraft {
  readonly draft: TicketDraft;
  readonly savedAt: Date;
}

/** Finds the ticket that somebody of the account has begun to type. */
@Injectable()
export class FindDraft {
  constructor(private readonly database: Database) {}

  async find(by: CustomerPrincipal): Promise<KeptDraft | null> {
    const row = await this.database.find<{ fields: unknown; savedAt: Date }>({
      name: 'find-reassessment-draft',
      text: `SELECT d.fields, d.updated_at AS "savedAt" FROM reassessment_drafts d WHERE d.account_id = $1`,
      values: [by.accountId],
    });
    return row === null ? null : { draft: readTicketDraft(row.fields), savedAt: row.savedAt };
  }
}
