import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { Access } from '../../access/access.decorator.js';
import { Summary } from '../../http/openapi/answers.decorator.js';
import { RequestMetrics } from '../../http/request-metrics.js';
import { InsideGuard } from './inside.guard.js';

/** For a Prometheus. */
@Controller('metrics')
@Access({ public: true })
@UseGuards(InsideGuard)
export class MetricsController {
  constructor(private readonly metrics: RequestMetrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Summary('Tells how this process and the whole system are doing, in the Prometheus text format')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
