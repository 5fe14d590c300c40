import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';

/** For `@RouteConfig`: the route needs its body as it came over the wire, besides the parsed one, to check a signature of it. */
export const KEEPS_RAW_BODY = { keepsRawBody: true } as const;

const rawBodies = new WeakMap<FastifyRequest, readonly Buffer[]>();

/** Keeps the raw bodies of the routes that ask for it; costs the others nothing. To be called before any route is added. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (!asksForRawBody(route.config)) return;
    route.preParsing = (request, _reply, payload, done) => {
      const chunks: Buffer[] = [];
      rawBodies.set(request, chunks);
      const keeper = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          chunks.push(chunk);
          next(null, chunk);
        },
      });
      payload.on('error', (error) => keeper.destroy(error));
      done(null, payload.pipe(keeper));
    };
  });
}

/** The body of this request, byte for byte; empty when it had none. */
export function rawBodyOf(request: FastifyRequest): Buffer {
  return Buffer.concat(rawBodies.get(request) ?? []);
}

function asksForRawBody(config: unknown): boolean {
  return (
    typeof config === 'object' && config !== null && 'keepsRawBody' in config && config.keepsRawBody === true
  );
}
