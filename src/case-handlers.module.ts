import { Global, Module } from '@nestjs/common';
import { AccountReviewCaseHandler } from './account-reviews/account-review.case-handler.js';
import { AccountReviewsModule } from './account-reviews/account-reviews.module.js';
import { CASE_HANDLERS, type CaseHandlers } from './cases/case-handler.js';
import { OutboundHandlersModule } from './outbound-permissions/outbound-handlers.module.js';
import { OutboundPermissionCaseHandler } from './outbound-permissions/outbound-permission.case-handler.js';
import { ReassessmentHandlersModule } from './reassessments/reassessment-handlers.module.js';
import { ReassessmentCaseHandler } from './reassessments/reassessment.case-handler.js';

/** Which handler reviews which case type. A forgotten one does not compile. */
@Global()
@Module({
  imports: [ReassessmentHandlersModule, AccountReviewsModule, OutboundHandlersModule],
  providers: [
    {
      provide: CASE_HANDLERS,
      inject: [ReassessmentCaseHandler, AccountReviewCaseHandler, OutboundPermissionCaseHandler],
      useFactory: (
        reassessment: ReassessmentCaseHandler,
        accountReview: AccountReviewCaseHandler,
        outboundPermission: OutboundPermissionCaseHandler,
      ): CaseHandlers => ({
        reassessment,
        account_review: accountReview,
        outbound_permission: outboundPermission,
      }),
    },
  ],
  exports: [CASE_HANDLERS],
})
export class CaseHandlersModule {}
