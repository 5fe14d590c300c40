import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What this process tells of itself to a Prometheus: how long requests took, memory, event loop. Others add gauges to the registry. */
@Injectable()
export class RequestMetrics {
  readonly registry = new Registry();

  private readonly durations = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  /** For answers that are given without Fastify: gives what counts one, with the seconds it took. */
  counter(method: string, route: string, status: string): (seconds: number) => void {
    const durations = this.durations.labels({ method, route, status });
    return (seconds) => durations.observe(seconds);
  }

  /** Counts every answer of the server. Labels are routes as they are declared, never addresses as they were typed. */
  watch(server: FastifyInstance): void {
    collectDefaultMetrics({ register: this.registry });
    server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      const { method } = request;
      const route = request.routeOptions.url ?? 'none';
      const status = `${Math.floor(reply.statusCode / 100)}xx`;
      this.durations.observe({ method, route, status }, reply.elapsedTime / 1000);
      done();
    });
  }
}
