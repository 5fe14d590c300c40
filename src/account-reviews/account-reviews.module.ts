import { Module } from '@nestjs/common';
import { HoldsModule } from '../holds/holds.module.js';
import { AccountReviewCaseHandler } from './account-review.case-handler.js';
import { AccountReviewPanel } from './account-review.panel.js';
import { AccountReviewMessages } from './account-reviews.messages.js';

@Module({
  imports: [HoldsModule],
  providers: [AccountReviewCaseHandler, AccountReviewPanel, AccountReviewMessages],
  exports: [AccountReviewCaseHandler],
})
export class AccountReviewsModule {}
