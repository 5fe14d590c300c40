import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';
import { ChangeStaff } from './change-staff.js';
import { DeskFrame } from './desk-frame.js';
import { EndAccess } from './end-access.js';
import { FirstAdmin } from './first-admin.js';
import { FirstPlatformKey } from './first-platform-key.js';
import { InviteStaff } from './invite-staff.js';
import { OneTimeLinks } from './one-time-links.js';
import { Passwords } from './passwords.js';
import { PlatformKeysController } from './platform-keys.controller.js';
import { PlatformKeys } from './platform-keys.js';
import { SessionService } from './session-service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { StaffDirectory } from './staff-directory.js';
import { StaffTokens } from './staff-tokens.js';
import { StaffController } from './staff.controller.js';

/** What other folders build on: who is calling, sessions, one-time links, passwords. */
const SHARED = [Authentication, AccessGuard, SessionService, OneTimeLinks, Passwords, SignInAttempts];
const STAFF = [StaffDirectory, InviteStaff, ChangeStaff, EndAccess, StaffTokens, PlatformKeys];
const FIRST_START = [FirstAdmin, FirstPlatformKey];

@Global()
@Module({
  controllers: [StaffController, PlatformKeysController],
  providers: [...SHARED, ...FIRST_START, ...STAFF, DeskFrame],
  exports: SHARED,
})
export class AccessModule {}
