import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from './caller.js';
import { problemOf, unexpectedProblem } from './to-problem.js';
import type { Problem } from './problem.js';

/** Draws a problem as a page, for people. */
export type ErrorPage = (problem: Problem, request: FastifyRequest) => string;

/** The one place where errors become HTTP: problem details on the API, a page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly errorPage: ErrorPage,
    private readonly logUnexpected: (error: unknown, request: FastifyRequest) => void,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.answer(thrown, request, reply);
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const known = problemOf(thrown);
    if (known === null) this.logUnexpected(thrown, request);
    const problem = known?.problem ?? unexpectedProblem(request.id);
    void reply.status(problem.status).headers(known?.headers ?? {});
    if (isApi(request))
      void reply.header('content-type', 'application/problem+json').send(JSON.stringify(problem));
    else if (problem.status === 401) void reply.status(303).header('location', signInFor(request)).send();
    else void reply.header('content-type', 'text/html; charset=utf-8').send(this.errorPage(problem, request));
  }
}

/** Where a person who is not signed in is sent, and where he comes back to. */
function signInFor(request: FastifyRequest): string {
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
  return (request.url.startsWith('/portal') ? '/portal/sign-in' : '/sign-in') + back;
}
