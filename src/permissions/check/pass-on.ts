import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A request whose body was read, and the answer it waits for. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

/** Headers of the connection, which the server writes itself. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
]);

/** Lets the ordinary way answer a request whose body was read already, as if it had come there in the first place. */
export async function passOn(fastify: FastifyInstance, { request, body, response }: Visit): Promise<void> {
  const { remoteAddress } = request.socket;
  const answer = await fastify.inject({
    method: 'POST',
    url: request.url ?? '/',
    headers: request.headers,
    payload: body,
    ...(remoteAddress !== undefined && { remoteAddress }),
  });
  const headers: OutgoingHttpHeaders = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !OF_THE_CONNECTION.has(name)),
  );
  response.writeHead(answer.statusCode, headers).end(answer.rawPayload);
}
