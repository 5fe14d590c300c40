import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { HoldsModule } from '../holds/holds.module.js';
import { ActOnAssessment } from './act-on-assessment.js';
import { OpenAccount } from './open-account.js';
import { ReceiveSignup } from './receive-signup.js';
import { SignupsController } from './signups.controller.js';
import { WelcomeOwner } from './welcome-owner.js';

/** The story of a signup: receive, assess, allow, review or hold. */
@Module({
  imports: [AccountsModule, AssessmentsModule, HoldsModule],
  controllers: [SignupsController],
  providers: [ReceiveSignup, OpenAccount, ActOnAssessment, WelcomeOwner],
  exports: [ReceiveSignup],
})
export class SignupsModule {}
