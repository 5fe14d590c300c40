import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';
import { FirstAdmin } from './first-admin.js';
import { FirstPlatformKey } from './first-platform-key.js';
import { OneTimeLinks } from './one-time-links.js';
import { Passwords } from './passwords.js';
import { SessionService } from './session-service.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** What other folders build on: who is calling, sessions, one-time links, passwords. */
const SHARED = [Authentication, AccessGuard, SessionService, OneTimeLinks, Passwords, SignInAttempts];
const FIRST_START = [FirstAdmin, FirstPlatformKey];

@Global()
@Module({ providers: [...SHARED, ...FIRST_START], exports: SHARED })
export class AccessModule {}
