import { Global, Module } from '@nestjs/common';
import { AccountReviewCaseHandler } from './account-reviews/account-review.case-handler.js';
import { AccountReviewsModule } from './account-reviews/account-reviews.module.js';
import { BusinessProfileCaseHandler } from './business-profiles/business-profile.case-handler.js';
import { ProfileHandlersModule } from './business-profiles/profile-handlers.module.js';
import { CASE_HANDLERS, type CaseHandlers } from './cases/case-handler.js';
import { OutboundHandlersModule } from './outbound-permissions/outbound-handlers.module.js';
import { OutboundPermissionCaseHandler } from './outbound-permissions/outbound-permission.case-handler.js';
import { ReassessmentHandlersModule } from './reassessments/reassessment-handlers.module.js';
import { ReassessmentCaseHandler } from './reassessments/reassessment.case-handler.js';
import { TollFreeCaseHandler } from './toll-free/toll-free.case-handler.js';
import { TollFreeHandlersModule } from './toll-free/toll-free-handlers.module.js';

/** Which handler reviews which case type. A forgotten one does not compile. */
@Global()
@Module({
  imports: [
    ReassessmentHandlersModule,
    AccountReviewsModule,
    OutboundHandlersModule,
    ProfileHandlersModule,
    TollFreeHandlersModule,
  ],
  providers: [
    {
      provide: CASE_HANDLERS,
      inject: [
        ReassessmentCaseHandler,
        AccountReviewCaseHandler,
        OutboundPermissionCaseHandler,
        BusinessProfileCaseHandler,
        TollFreeCaseHandler,
      ],
      useFactory: (
        reassessment: ReassessmentCaseHandler,
        accountReview: AccountReviewCaseHandler,
        outboundPermission: OutboundPermissionCaseHandler,
        businessProfile: BusinessProfileCaseHandler,
        tollFree: TollFreeCaseHandler,
      ): CaseHandlers => ({
        reassessment,
        account_review: accountReview,
        outbound_permission: outboundPermission,
        business_profile: businessProfile,
        toll_free_verification: tollFree,
      }),
    },
  ],
  exports: [CASE_HANDLERS],
})
export class CaseHandlersModule {}
