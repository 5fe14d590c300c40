import type { FastifyRequest } from 'fastify';
import { FORM_EXPIRED } from './csrf.guard.js';
import type { Csrf } from './csrf.js';
import { signInPath, type ErrorPage } from './error-filter.js';
import { sessionKindOf } from './session-cookie.js';
import { sentBySameSite, typedFields } from './typed-fields.js';
import type { ViewEngine } from './views/view-engine.js';

/** Problems after which the same form can simply be sent again. */
const SEND_AGAIN: ReadonlySet<string> = new Set([FORM_EXPIRED, 'unauthenticated']);

/** Draws every problem as a page; where only the form's token or the session had run out, what was typed is kept. */
export function errorPages(views: ViewEngine, csrf: Csrf): ErrorPage {
  return (problem, request, reply) => {
    const homeHref = sessionKindOf(request) === 'customer' ? '/portal' : '/';
    const model = { problem, title: problem.title, csrfToken: csrf.tokenFor(request, reply), homeHref };
    if (!SEND_AGAIN.has(problem.code)) return views.render('pages/error', model, 'plain');
    return views.render('pages/send-again', { ...model, ...sendAgain(request, problem.status) }, 'plain');
  };
}

/**
 * What was typed, to read and to send again. Only for a form of our own page: what another site made the browser post is
 * never offered for sending.
 */
function sendAgain(request: FastifyRequest, status: number): object {
  const own = sentBySameSite(request);
  const { fields, shown, complete } = typedFields(own ? request.body : null);
  return {
    title: status === 401 ? 'You were signed out' : 'This form was open too long',
    signInHref: status === 401 ? signInPath(request, null) : null,
    action: own && complete ? request.url : null,
    fields,
    shown,
    backHref: own ? pageBehind(request) : null,
  };
}

function pageBehind(request: FastifyRequest): string | null {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { pathname, search } = new URL(referer);
  return pathname + search;
}
