import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Headers of the answer itself, not of helmet. */
const OF_THE_ANSWER: ReadonlySet<string> = new Set(['content-length', 'content-type', 'connection', 'date']);

const DECORATOR = 'securityHeaders';

/**
 * Sets on every answer what helmet sets. Helmet would work the same headers out anew for each, which costs a tenth of a request;
 * so it is asked once, at the start. A route may set its own header of the same name.
 */
export async function addSecurityHeaders(
  fastify: FastifyInstance,
  options: FastifyHelmetOptions,
): Promise<void> {
  const headers = await headersOfHelmet(options);
  fastify.decorate(DECORATOR, headers);
  fastify.addHook('onRequest', (_request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    void reply.headers(headers);
    done();
  });
}

/** The same headers, for an answer that is written without Fastify. */
export function securityHeadersOf(fastify: FastifyInstance): Readonly<Record<string, string>> {
  return fastify.getDecorator(DECORATOR);
}

async function headersOfHelmet(options: FastifyHelmetOptions): Promise<Readonly<Record<string, string>>> {
  const model = new FastifyAdapter().getInstance();
  await model.register(helmet, options);
  model.get('/', () => '');
  const answer = await model.inject('/');
  await model.close();
  return Object.fromEntries(
    Object.entries(answer.headers)
      .filter(([name]) => !OF_THE_ANSWER.has(name))
      .map(([name, value]) => [name, String(value)]),
  );
}
