import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';
import { ChangeStaff } from './change-staff.js';
import { DeskFrame } from './desk-frame.js';
import { EndAccess } from './end-access.js';
import { EndSessions } from './end-sessions.js';
import { FirstAdmin } from './first-admin.js';
import { FirstPlatformKey } from './first-platform-key.js';
import { ForgotPasswordController } from './forgot-password.controller.js';
import { ForgotPassword } from './forgot-password.js';
import { InviteStaff } from './invite-staff.js';
import { OneTimeLinks } from './one-time-links.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnTokensController } from './own-tokens.controller.js';
import { Passwords } from './passwords.js';
import { PlatformKeyPagesController } from './platform-key-pages.controller.js';
import { PlatformKeysController } from './platform-keys.controller.js';
import { PlatformKeys } from './platform-keys.js';
import { RoutesHaveAccess } from './routes-have-access.js';
import { SessionService } from './session-service.js';
import { SetPassword } from './set-password.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInLinkController } from './sign-in-link.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { StaffDirectory } from './staff-directory.js';
import { StaffDoor } from './staff-door.js';
import { StaffPagesController } from './staff-pages.controller.js';
import { StaffTokens } from './staff-tokens.js';
import { StaffController } from './staff.controller.js';

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
