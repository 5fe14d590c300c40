import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { KnownAccounts } from './known-accounts.js';
import { ReadUsage } from './read-usage.js';
import { TakeInUsage } from './take-in-usage.js';
import { UsageController } from './usage.controller.js';
import { UsageDays } from './usage-days.js';
import { WriteUsage } from './write-usage.js';

/** What accounts do on the platform: taken in hour by hour, added up by day, and read again. */
@Module({
  imports: [AccountsModule],
  controllers: [UsageController],
  providers: [TakeInUsage, WriteUsage, KnownAccounts, UsageDays, ReadUsage],
  exports: [ReadUsage],
})
export class UsageModule {}
