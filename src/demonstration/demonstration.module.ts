import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { EvidenceModule } from '../cases/evidence/evidence.module.js';
import { HoldsModule } from '../holds/holds.module.js';
import { MonitoringModule } from '../monitoring/monitoring.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { DepositsModule } from '../outbound-permissions/deposits/deposits.module.js';
import { OutboundPermissionsModule } from '../outbound-permissions/outbound-permissions.module.js';
import { PhoneCodesModule } from '../outbound-permissions/phone-codes/phone-codes.module.js';
import { ReassessmentsModule } from '../reassessments/reassessments.module.js';
import { SignupsModule } from '../signups/signups.module.js';
import { Demonstration } from './demonstration.js';
import { LoadDemonstration } from './load-demonstration.js';
import { PortalGuest } from './portal-guest.js';
import { ActAsApplicant } from './stage/act-as-applicant.js';
import { ActAsCustomer } from './stage/act-as-customer.js';
import { ActAsStaff } from './stage/act-as-staff.js';
import { ActOnAccount } from './stage/act-on-account.js';
import { ConfirmPhone } from './stage/confirm-phone.js';
import { Findings } from './stage/findings.js';
import { Hire } from './stage/hire.js';
import { KeepMail } from './stage/keep-mail.js';
import { PayDeposit } from './stage/pay-deposit.js';
import { PlayScene } from './stage/play-scene.js';
import { ReportToUs } from './stage/report.js';
import { Review } from './stage/review.js';
import { SignUp } from './stage/sign-up.js';
import { WorkOnCase } from './stage/work-on-case.js';

const STAGE = [
  ActAsApplicant,
  ActAsCustomer,
  ActAsStaff,
  ActOnAccount,
  ConfirmPhone,
  Findings,
  Hire,
  KeepMail,
  PayDeposit,
  PlayScene,
  ReportToUs,
  Review,
  SignUp,
  WorkOnCase,
];

/** A life-like demonstration on the embedded database: loaded at the first start, removed with one command. */
@Module({
  imports: [
    AccountsModule,
    CasesModule,
    EvidenceModule,
    HoldsModule,
    MonitoringModule,
    NotificationsModule,
    OutboundPermissionsModule,
    PhoneCodesModule,
    DepositsModule,
    ReassessmentsModule,
    SignupsModule,
  ],
  providers: [...STAGE, LoadDemonstration, Demonstration, PortalGuest],
  exports: [Demonstration, PortalGuest],
})
export class DemonstrationModule {}
