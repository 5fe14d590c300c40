import { Global, Module } from '@nestjs/common';
import { Csrf } from './csrf.js';
import { CsrfGuard } from './csrf.guard.js';
import { Flashes } from './flash.js';
import { IdempotencyInterceptor } from './idempotency.js';
import { Pages } from './pages.js';
import { RateLimits } from './rate-limit.js';
import { RequestMetrics } from './request-metrics.js';
import { SessionCookies } from './session-cookie.js';

const PARTS = [
  IdempotencyInterceptor,
  SessionCookies,
  Csrf,
  CsrfGuard,
  Flashes,
  Pages,
  RateLimits,
  RequestMetrics,
];

/** The web glue that controllers of every folder use. */
@Global()
@Module({ providers: PARTS, exports: PARTS })
export class HttpModule {}
