import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';

@Global()
@Module({ providers: [Authentication, AccessGuard], exports: [Authentication, AccessGuard] })
export class AccessModule {}
