import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';
import { ChangeStaff } from './staff/change-staff.js';
import { DeskFrame } from './desk-frame.js';
import { EndAccess } from './staff/end-access.js';
import { EndSessions } from './sign-in/end-sessions.js';
import { FirstAdmin } from './first-start/first-admin.js';
import { FirstPlatformKey } from './first-start/first-platform-key.js';
import { ForgotPasswordController } from './sign-in/forgot-password.controller.js';
import { ForgotPassword } from './sign-in/forgot-password.js';
import { InviteStaff } from './staff/invite-staff.js';
import { OneTimeLinks } from './one-time-links.js';
import { OwnSessionsController } from './sign-in/own-sessions.controller.js';
import { OwnTokensController } from './sign-in/own-tokens.controller.js';
import { Passwords } from './passwords.js';
import { PlatformKeyPagesController } from './platform-keys/platform-key-pages.controller.js';
import { PlatformKeysController } from './platform-keys/platform-keys.controller.js';
import { PlatformKeys } from './platform-keys/platform-keys.js';
import { RoutesHaveAccess } from './routes-have-access.js';
import { SessionService } from './session-service.js';
import { SetPassword } from './sign-in/set-password.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInLinkController } from './sign-in/sign-in-link.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignOut } from './sign-in/sign-out.js';
import { StaffDirectory } from './staff/staff-directory.js';
import { StaffDoor } from './sign-in/staff-door.js';
import { StaffPagesController } from './staff/staff-pages.controller.js';
import { StaffTokens } from './staff/staff-tokens.js';
import { StaffController } from './staff/staff.controller.js';

/** What other folders build on: who is calling, sessions, one-time links, passwords, who works here. */
const SHARED = [
  Authentication,
  AccessGuard,
  SessionService,
  OneTimeLinks,
  Passwords,
  SignInAttempts,
  StaffDirectory,
];
const STAFF = [InviteStaff, ChangeStaff, EndAccess, StaffTokens, PlatformKeys];
const SIGN_IN = [SignIn, SignOut, SetPassword, ForgotPassword, EndSessions, StaffDoor];
const FIRST_START = [FirstAdmin, FirstPlatformKey];

@Global()
@Module({
  controllers: [
    StaffController,
    PlatformKeysController,
    SignInController,
    SignInLinkController,
    ForgotPasswordController,
    OwnSessionsController,
    OwnTokensController,
    StaffPagesController,
    PlatformKeyPagesController,
  ],
  providers: [...SHARED, ...STAFF, ...SIGN_IN, ...FIRST_START, DeskFrame, RoutesHaveAccess],
  exports: SHARED,
})
export class AccessModule {}
