import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { HoldsModule } from '../holds/holds.module.js';
import { MonitoringController } from './monitoring.controller.js';
import { ReceiveReport } from './receive-report.js';
import { RespondToReport } from './respond-to-report.js';
import { UsageModule } from './usage/usage.module.js';

/** What becomes known about accounts after their signup, and what the system does about it. */
@Module({
  imports: [AccountsModule, AssessmentsModule, HoldsModule, UsageModule],
  controllers: [MonitoringController],
  providers: [ReceiveReport, RespondToReport],
  exports: [ReceiveReport],
})
export class MonitoringModule {}
