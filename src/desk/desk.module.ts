import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { HoldsModule } from '../holds/holds.module.js';
import { DepositsModule } from '../outbound-permissions/deposits/deposits.module.js';
import { CountryRulesModule } from '../permissions/country-rules/country-rules.module.js';
import { AccountChangesController } from './accounts/account-changes.controller.js';
import { AccountFormPage } from './accounts/account-form-page.js';
import { AccountHoldsController } from './accounts/account-holds.controller.js';
import { AccountPage } from './accounts/account-page.js';
import { AccountPagesController } from './accounts/account-pages.controller.js';
import { ReadAccountPage } from './accounts/read-account-page.js';
import { AfterDeciding } from './case-page/after-deciding.js';
import { AskCustomer } from './case-page/ask-customer.js';
import { CaseDecisionController } from './case-page/case-decision.controller.js';
import { CaseFormPage } from './case-page/case-form-page.js';
import { CaseMovesController } from './case-page/case-moves.controller.js';
import { CasePageController } from './case-page/case-page.controller.js';
import { CasePage } from './case-page/case-page.js';
import { CaseWritingController } from './case-page/case-writing.controller.js';
import { ReadCasePage } from './case-page/read-case-page.js';
import { CountryPagesController } from './countries/country-pages.controller.js';
import { DepositPagesController } from './deposits/deposit-pages.controller.js';
import { ParkedPagesController } from './deposits/parked-pages.controller.js';
import { ReadDepositPages } from './deposits/read-deposit-pages.js';
import { DeskForms } from './desk-forms.js';
import { RenewClaim } from './case-page/renew-claim.js';
import { HoldPagesController } from './holds/hold-pages.controller.js';
import { HomeController } from './home.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { QueuePage } from './queue/queue-page.js';
import { SavedViews } from './queue/saved-views.js';
import { FindByReference } from './search/find-by-reference.js';
import { SearchController } from './search/search.controller.js';

const QUEUE = [QueuePage, SavedViews];
const ACCOUNTS = [ReadAccountPage, AccountPage, AccountFormPage];
const CASE_PAGE = [ReadCasePage, CasePage, CaseFormPage, AskCustomer, AfterDeciding, RenewClaim];

/** The pages of the staff. */
@Module({
  imports: [AccountsModule, AssessmentsModule, HoldsModule, CasesModule, DepositsModule, CountryRulesModule],
  controllers: [
    HomeController,
    QueueController,
    CasePageController,
    CaseDecisionController,
    CaseMovesController,
    CaseWritingController,
    HoldPagesController,
    AccountPagesController,
    AccountHoldsController,
    AccountChangesController,
    CountryPagesController,
    ParkedPagesController,
    DepositPagesController,
    SearchController,
  ],
  providers: [DeskForms, FindByReference, ReadDepositPages, ...QUEUE, ...CASE_PAGE, ...ACCOUNTS],
})
export class DeskModule {}
