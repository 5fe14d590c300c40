import { Module } from '@nestjs/common';
import { AccountClosing } from './account-closing.js';
import { AccountsController } from './accounts.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';
import { ClearFact } from './clear-fact.js';
import { CloseAccount } from './close-account.js';
import { FactsController } from './facts.controller.js';
import { ListAccounts } from './list-accounts.js';
import { MarkClosed } from './mark-closed.js';
import { RecordFact } from './record-fact.js';
import { StaffFacts } from './staff-facts.js';

/** What other folders build on. */
const SHARED = [AccountClosing, CloseAccount, ListAccounts, RecordFact, ApiKeys, StaffFacts, ClearFact];

@Module({
  controllers: [AccountsController, ApiKeysController, FactsController],
  providers: [...SHARED, MarkClosed],
  exports: SHARED,
})
export class AccountsModule {}
