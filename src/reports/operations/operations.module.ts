import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { InsideGuard } from './inside.guard.js';
import { MetricsController } from './metrics.controller.js';
import { SystemGauges } from './system-gauges.js';

/** What whoever runs the program needs to know of it. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [InsideGuard, SystemGauges],
})
export class OperationsModule {}
