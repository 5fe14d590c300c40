import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EvidenceModule } from '../cases/evidence/evidence.module.js';
import { ReassessmentsModule } from '../reassessments/reassessments.module.js';
import { DepositsModule } from '../outbound-permissions/deposits/deposits.module.js';
import { OutboundPermissionsModule } from '../outbound-permissions/outbound-permissions.module.js';
import { OutboundStepsModule } from '../outbound-permissions/outbound-steps.module.js';
import { PhoneCodesModule } from '../outbound-permissions/phone-codes/phone-codes.module.js';
import { AccountStanding } from './standing/account-standing.js';
import { AlertsController } from './standing/alerts.controller.js';
import { AccountOfLink } from './sign-in/account-of-link.js';
import { AnswerTicket } from './tickets/answer-ticket.js';
import { BeginPortalSession } from './sign-in/begin-portal-session.js';
import { ChooseAccountController } from './sign-in/choose-account.controller.js';
import { FileTypedTicket } from './tickets/file-typed-ticket.js';
import { PortalForgotPasswordController } from './sign-in/forgot-password.controller.js';
import { PortalHomeController } from './home.controller.js';
import { NewTicketController } from './tickets/new-ticket.controller.js';
import { NewTicketPage } from './tickets/new-ticket-page.js';
import { OwnFiles } from './tickets/own-files.js';
import { DepositPages } from './outbound/deposit-page.js';
import { DepositStepController } from './outbound/deposit-step.controller.js';
import { OutboundController } from './outbound/outbound.controller.js';
import { OutboundPages } from './outbound/outbound-page.js';
import { OutboundStartController } from './outbound/outbound-start.controller.js';
import { ReadOutboundStanding } from './outbound/outbound-standing.js';
import { PhonePages } from './outbound/phone-page.js';
import { PhoneStepController } from './outbound/phone-step.controller.js';
import { PurposeStepController } from './outbound/purpose-step.controller.js';
import { SavePurpose } from './outbound/save-purpose.js';
import { PortalDoor } from './sign-in/portal-door.js';
import { PortalForgotPassword } from './sign-in/portal-forgot-password.js';
import { PortalFormReader } from './tickets/portal-form-reader.js';
import { PortalFrame } from './portal-frame.js';
import { PortalPassword } from './sign-in/portal-password.js';
import { PortalSessions } from './sign-in/portal-sessions.js';
import { PortalSignIn } from './sign-in/portal-sign-in.js';
import { ReceiveTicket } from './tickets/receive-ticket.js';
import { PortalSessionsController } from './sign-in/sessions.controller.js';
import { SetPortalPasswordController } from './sign-in/set-password.controller.js';
import { PortalSignInController } from './sign-in/sign-in.controller.js';
import { TicketController } from './tickets/ticket.controller.js';
import { TicketPages } from './tickets/ticket-page.js';
import { WithdrawTicketController } from './tickets/withdraw-ticket.controller.js';

const SIGN_IN = [
  BeginPortalSession,
  PortalSignIn,
  PortalPassword,
  PortalForgotPassword,
  PortalSessions,
  PortalDoor,
  AccountOfLink,
];
const OUTBOUND = [ReadOutboundStanding, OutboundPages, PhonePages, DepositPages, SavePurpose];
const TICKETS = [
  OwnFiles,
  PortalFormReader,
  NewTicketPage,
  FileTypedTicket,
  ReceiveTicket,
  TicketPages,
  AnswerTicket,
];

/** The customers' pages, and the alerts that say how an account stands. */
@Module({
  imports: [
    AccountsModule,
    EvidenceModule,
    ReassessmentsModule,
    OutboundStepsModule,
    OutboundPermissionsModule,
    PhoneCodesModule,
    DepositsModule,
  ],
  controllers: [
    AlertsController,
    PortalHomeController,
    PortalSignInController,
    SetPortalPasswordController,
    PortalForgotPasswordController,
    PortalSessionsController,
    ChooseAccountController,
    NewTicketController,
    TicketController,
    WithdrawTicketController,
    OutboundStartController,
    PurposeStepController,
    PhoneStepController,
    DepositStepController,
    OutboundController,
  ],
  providers: [AccountStanding, PortalFrame, ...SIGN_IN, ...TICKETS, ...OUTBOUND],
})
export class PortalModule {}
