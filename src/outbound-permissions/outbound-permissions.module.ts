import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountClosing } from '../accounts/account-closing.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ChangeRequest } from './change-request.js';
import { CloseRequest } from './close-request.js';
import { CorrectRequest } from './correct-request.js';
import { EndRequestsWithAccount } from './end-with-account.js';
import { FileRequest } from './file-request.js';
import { GrantGauges } from './grant-gauges.js';
import { LapsedGrants } from './lapsed-grants.js';
import { OutboundDueTasks } from './outbound-due-tasks.js';
import { OutboundPermissionsController } from './outbound-permissions.controller.js';
import { OutboundStepsModule } from './outbound-steps.module.js';
import { PhoneCodesModule } from './phone-codes/phone-codes.module.js';
import { TalkAboutRequest } from './talk-about-request.js';
import { UnfinishedRequests } from './unfinished-requests.js';

/** The customer's commands and routes of outbound permission. */
@Module({
  imports: [AccountsModule, CasesModule, OutboundStepsModule, PhoneCodesModule],
  controllers: [OutboundPermissionsController],
  providers: [
    FileRequest,
    ChangeRequest,
    CorrectRequest,
    TalkAboutRequest,
    CloseRequest,
    UnfinishedRequests,
    LapsedGrants,
    OutboundDueTasks,
    EndRequestsWithAccount,
    GrantGauges,
  ],
  exports: [FileRequest, ChangeRequest],
})
export class OutboundPermissionsModule implements OnModuleInit {
  constructor(
    private readonly closing: AccountClosing,
    private readonly ending: EndRequestsWithAccount,
  ) {}

  onModuleInit(): void {
    this.closing.register((tx, account, by) => this.ending.run(tx, account.id, by));
  }
}
