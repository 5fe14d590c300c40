import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from './caller.js';
import { isCompatible, vendorErrorOf } from './compatible/vendor-error.js';
import { problemOf, unexpectedProblem } from './to-problem.js';
import type { Problem } from './problem.js';
import { sessionKindOf } from './session-cookie.js';

/** Draws a problem as a page, for people. */
export type ErrorPage = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => string;

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
    if (isCompatible(request)) return this.answerAsVendor(thrown, request, reply);
    const known = problemOf(thrown);
    if (known === null) this.logUnexpected(thrown, request);
    const problem = known?.problem ?? unexpectedProblem(request.id);
    void reply.status(problem.status).headers(known?.headers ?? {});
    if (isApi(request) || asksForProblem(request))
      void reply.header('content-type', 'application/problem+json').send(JSON.stringify(problem));
    else if (problem.status === 401 && mayComeBack(request)) sendToSignIn(request, reply);
    else
      void reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(this.errorPage(problem, request, reply));
  }

  /** The official client of the compatible API reads errors in a shape of its own. */
  private answerAsVendor(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { error, headers, known } = vendorErrorOf(thrown);
    if (!known) this.logUnexpected(thrown, request);
    void reply
      .status(error.status)
      .headers(headers)
      .header('content-type', 'application/json')
      .send(JSON.stringify(error));
  }
}

/** A script of a page that wants to show the problem itself. */
function asksForProblem(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('application/problem+json') === true;
}

/** Signing in helps only where the cookie counts, and only a page that was asked for can be come back to. */
function mayComeBack(request: FastifyRequest): boolean {
  return request.method === 'GET' && sessionKindOf(request) !== null;
}

/** A part of a page that htmx asked for must not be replaced by the sign-in form: the whole page goes there. */
function sendToSignIn(request: FastifyRequest, reply: FastifyReply): void {
  if (request.headers['hx-request'] === 'true')
    void reply.header('hx-redirect', signInPath(request, currentPage(request))).send();
  else void reply.status(303).header('location', signInPath(request, request.url)).send();
}

/** The page on which htmx made the request. */
function currentPage(request: FastifyRequest): string | null {
  const url = request.headers['hx-current-url'];
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Where a person who is not signed in signs in, and the page he comes back to. */
export function signInPath(request: FastifyRequest, next: string | null): string {
  const back = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  return (sessionKindOf(request) === 'customer' ? '/portal/sign-in' : '/sign-in') + back;
}
