import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { CONFIG, type Config } from '../../config/config.js';
import { LOG, type Log } from '../../config/log.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { RequestMetrics } from '../../http/request-metrics.js';
import { problemOf, unexpectedProblem } from '../../http/to-problem.js';
import { newId } from '../../kernel/ids.js';
import { ALLOWED, CheckPermission } from './check-permission.js';
import { keyReader, type ReadKey } from './key-of-request.js';
import { passOn, type Visit } from './pass-on.js';
import { PlainAnswers } from './plain-answers.js';
import { readQuestion } from './read-question.js';

const PATH = '/api/permissions/check';
const JSON_TYPE = /^application\/json *(?:;|$)/i;
/** A question has some 200 bytes. */
const LARGEST_BODY = 4096;

/**
 * Answers permission checks at the server's door, before routing, guards and pipes, which cost several times what the check does.
 * Only what is well put is answered here, and only to a platform key: everything else goes on to the ordinary way
 * (`CheckController`), which says what is wrong in the same words as everywhere.
 */
@Injectable()
export class CheckDoor implements OnApplicationBootstrap {
  private readonly readKey: ReadKey;
  private readonly count: (seconds: number) => void;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly checkPermission: CheckPermission,
    metrics: RequestMetrics,
    @Inject(CONFIG) config: Pick<Config, 'platformApiKey'>,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.readKey = keyReader(config.platformApiKey);
    this.count = metrics.counter('POST', PATH, '2xx');
  }

  /** Takes its place before the listener of Fastify. A worker has no server and no door. */
  onApplicationBootstrap(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | null | undefined;
    if (adapter === null || adapter === undefined) return;
    const fastify: FastifyInstance = adapter.getInstance();
    const { server } = fastify;
    const ordinary = server.listeners('request') as RequestListener[]; // what listens to this event is of this type
    const answers = new PlainAnswers(fastify);
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      // While the server closes, it is Fastify that says so.
      if (isCheck(request) && server.listening)
        readBody(request, (body) => void this.answer(fastify, answers, { request, body, response }));
      else for (const listener of ordinary) listener.call(server, request, response);
    });
  }

  private async answer(fastify: FastifyInstance, answers: PlainAnswers, visit: Visit): Promise<void> {
    const { request, body, response } = visit;
    const began = performance.now();
    try {
      const key = this.readKey(request);
      const asked = key === undefined ? null : readQuestion(body.toString('utf8'));
      if (key === undefined || asked === null) return await passOn(fastify, visit);
      const answer = await this.checkPermission.check(asked, key);
      if (answer === 'key_unproved') return answers.refuse(response, UNAVAILABLE);
      if (typeof answer === 'string') return await passOn(fastify, visit);
      if (answer === ALLOWED) answers.allow(response);
      else answers.send(response, answer);
      this.count((performance.now() - began) / 1000);
    } catch (error) {
      const problem = unexpectedProblem(newId());
      this.log.error({ err: error, requestId: problem['requestId'], url: PATH }, 'unexpected error');
      if (!response.headersSent) answers.refuse(response, problem);
    }
  }
}

const UNAVAILABLE = unavailable();

function unavailable() {
  const refusal = new HttpRefusal(
    503,
    'unavailable',
    'The database is away, so your key cannot be proved. Try again shortly.',
  );
  return problemOf(refusal)?.problem ?? unexpectedProblem('');
}

/** Whether it may be a check that is well put. A check changes nothing, so that an idempotency key makes no difference: each is answered anew. */
function isCheck({ method, url, headers }: IncomingMessage): boolean {
  if (url !== PATH || method !== 'POST') return false;
  delete headers['idempotency-key'];
  const length = Number(headers['content-length']);
  return length > 0 && length <= LARGEST_BODY && JSON_TYPE.test(headers['content-type'] ?? '');
}

/** A client that goes away in the middle gets nothing. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('error', () => undefined);
  request.on('end', () => {
    const [only] = chunks;
    done(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
  });
}
