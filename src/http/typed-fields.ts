import type { FastifyRequest } from 'fastify';

/** One field of a posted form, for showing it again. */
export interface TypedField {
  readonly name: string;
  readonly value: string;
}

/** Secrets are never written into a page. */
const SECRET = /password|secret|token|^code$/i;

/** The fields of a posted form, in order; `complete` is false when some were left out, so that it cannot just be sent again. */
export function typedFields(body: unknown): { fields: readonly TypedField[]; complete: boolean } {
  if (typeof body !== 'object' || body === null) return { fields: [], complete: false };
  const all = Object.entries(body).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value): TypedField | null =>
        typeof value === 'string' && !SECRET.test(name) ? { name, value } : null,
      ),
  );
  const fields = all.filter((field) => field !== null);
  return { fields, complete: fields.length === all.length };
}

/** Whether the browser says that a page of this very site sent the request. */
export function sentBySameSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
