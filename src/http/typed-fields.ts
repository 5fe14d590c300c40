import type { FastifyRequest } from 'fastify';

/** One field of a posted form, for sending it again. */
export interface TypedField {
  readonly name: string;
  readonly value: string;
}

/** What of it people recognise, for reading. */
export interface ShownField {
  readonly label: string;
  readonly value: string;
}

/** Secrets are never written into a page. */
const SECRET = /password|secret|token|^code$/i;

/** Fields that a page put in for itself; nobody typed them. */
const NOT_TYPED: ReadonlySet<string> = new Set(['version', 'next']);

/** The fields of a posted form, in order; `complete` is false when some were left out, so that it cannot just be sent again. */
export function typedFields(body: unknown): {
  readonly fields: readonly TypedField[];
  readonly shown: readonly ShownField[];
  readonly complete: boolean;
} {
  if (typeof body !== 'object' || body === null) return { fields: [], shown: [], complete: false };
  const all = Object.entries(body).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value): TypedField | null =>
        typeof value === 'string' && !SECRET.test(name) ? { name, value } : null,
      ),
  );
  const fields = all.filter((field) => field !== null);
  return { fields, shown: shownOf(fields), complete: fields.length === all.length };
}

function shownOf(fields: readonly TypedField[]): ShownField[] {
  const names = [...new Set(fields.map(({ name }) => name))].filter((name) => !NOT_TYPED.has(name));
  return names
    .map((name) => {
      const same = fields.filter((field) => field.name === name);
      return { label: spelledOut(name), value: same.map(({ value }) => value).join(', ') };
    })
    .filter(({ value }) => value !== '');
}

/** `companyName` → `Company name`, `spendPerMonth[amount]` → `Spend per month amount`. */
function spelledOut(name: string): string {
  const words = name
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll(/[[\]_.]+/g, ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).trim();
}

/** Whether the browser says that a page of this very site sent the request. */
export function sentBySameSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
