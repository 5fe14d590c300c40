import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EvidenceModule } from '../cases/evidence/evidence.module.js';
import { ReassessmentsModule } from '../reassessments/reassessments.module.js';
import { AccountStanding } from './account-standing.js';
import { AlertsController } from './alerts.controller.js';
import { AnswerTicket } from './answer-ticket.js';
import { BeginPortalSession } from './begin-portal-session.js';
import { ChooseAccountController } from './choose-account.controller.js';
import { FileTypedTicket } from './file-typed-ticket.js';
import { PortalForgotPasswordController } from './forgot-password.controller.js';
import { PortalHomeController } from './home.controller.js';
import { NewTicketController } from './new-ticket.controller.js';
import { NewTicketPage } from './new-ticket-page.js';
import { OwnFiles } from './own-files.js';
import { PortalDoor } from './portal-door.js';
import { PortalForgotPassword } from './portal-forgot-password.js';
import { PortalFormReader } from './portal-form-reader.js';
import { PortalFrame } from './portal-frame.js';
import { PortalPassword } from './portal-password.js';
import { PortalSessions } from './portal-sessions.js';
import { PortalSignIn } from './portal-sign-in.js';
import { ReceiveTicket } from './receive-ticket.js';
import { PortalSessionsController } from './sessions.controller.js';
import { SetPortalPasswordController } from './set-password.controller.js';
import { PortalSignInController } from './sign-in.controller.js';
import { TicketController } from './ticket.controller.js';
import { TicketPages } from './ticket-page.js';
import { WithdrawTicketController } from './withdraw-ticket.controller.js';

const SIGN_IN = [
  BeginPortalSession,
  PortalSignIn,
  PortalPassword,
  PortalForgotPassword,
  PortalSessions,
  PortalDoor,
];
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
  imports: [AccountsModule, EvidenceModule, ReassessmentsModule],
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
  ],
  providers: [AccountStanding, PortalFrame, ...SIGN_IN, ...TICKETS],
})
export class PortalModule {}
