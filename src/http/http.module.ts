import { Global, Module } from '@nestjs/common';
import { IdempotencyInterceptor } from './idempotency.js';

@Global()
@Module({ providers: [IdempotencyInterceptor], exports: [IdempotencyInterceptor] })
export class HttpModule {}
