import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Csrf } from './csrf.js';
import { HttpRefusal } from './http-refusal.js';
import { sessionKindOf } from './session-cookie.js';

const CHANGES_NOTHING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The code of the refusal, by which the error page knows that it should keep what was typed. */
export const FORM_EXPIRED = 'form_expired';

/**
 * Every page that changes something wants the token of a page that we drew: in the field `_csrf`, the header `x-csrf-token`
 * (htmx) or, for forms with files, the query `?_csrf=`. The API reads no cookies and needs none.
 */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly csrf: Csrf) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = takeToken(request);
    if (CHANGES_NOTHING.has(request.method) || sessionKindOf(request) === null) return true;
    if (token !== null && this.csrf.isValid(request, token)) return true;
    throw new HttpRefusal(
      403,
      FORM_EXPIRED,
      'This form was open too long, or you signed in or out meanwhile. Nothing was changed.',
    );
  }
}

/** The token, taken out of the body and the query, so that no handler meets it as an unknown field. */
function takeToken(request: FastifyRequest): string | null {
  const header = request.headers['x-csrf-token'];
  const fields = [takeField(request.body), takeField(request.query)];
  return typeof header === 'string' ? header : (fields.find((field) => field !== null) ?? null);
}

function takeField(from: unknown): string | null {
  if (typeof from !== 'object' || from === null || !('_csrf' in from)) return null;
  const token = from._csrf;
  delete from._csrf;
  return typeof token === 'string' ? token : null;
}
