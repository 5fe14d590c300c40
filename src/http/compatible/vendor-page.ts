import type { FastifyRequest } from 'fastify';
import { decodeInstantCursor, instantKey, type InstantKey } from '../../kernel/instant-cursor.js';
import { encodeCursor } from '../../kernel/page.js';
import { VendorRefusal } from './vendor-refusal.js';

/** W77: a larger page is cut to this one, since the client sends `PageSize` for any limit it was given. */
export const MOST_ON_A_PAGE = 50;

/** What of a list is asked for. */
export interface VendorPageRequest {
  readonly pageSize: number;
  /** The client counts pages; it is only said back. */
  readonly page: number;
  /** Null on the first page. */
  readonly after: InstantKey | null;
}

/** The page of a list in the vendor's shape (W81): the rows under `key`, and `meta` with addresses on our own origin. */
export interface VendorPage {
  readonly meta: {
    readonly page: number;
    readonly page_size: number;
    readonly first_page_url: string;
    readonly previous_page_url: string | null;
    readonly url: string;
    readonly next_page_url: string | null;
    readonly key: string;
  };
  readonly [rows: string]: unknown;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `PageSize`, `Page` and `PageToken`. @throws VendorRefusal 400 for a token that no list gave */
export function vendorPageRequest(query: Query): VendorPageRequest {
  const token = lastOf(query['PageToken']);
  return {
    pageSize: wholeNumber(lastOf(query['PageSize']), MOST_ON_A_PAGE, 1, MOST_ON_A_PAGE),
    page: wholeNumber(lastOf(query['Page']), 0, 0, Number.MAX_SAFE_INTEGER),
    after: token === undefined ? null : afterOf(token),
  };
}

/**
 * Makes the page of rows of which one more than the page size was read. The addresses keep the filters of the request and
 * lead to the host that was asked, since the client follows them as they are.
 */
export function vendorPage<Row>(
  request: FastifyRequest,
  asked: VendorPageRequest,
  key: string,
  rows: readonly Row[],
  place: (row: Row) => InstantKey,
  present: (row: Row) => object,
): VendorPage {
  const shown = rows.slice(0, asked.pageSize);
  const last = shown.at(-1);
  const { pageSize, page } = asked;
  const next =
    rows.length > pageSize && last !== undefined
      ? { Page: String(page + 1), PageToken: tokenOf(place(last)) }
      : null;
  return {
    meta: {
      page,
      page_size: pageSize,
      first_page_url: address(request, { PageSize: String(pageSize), Page: '0', PageToken: null }),
      // A keyset is read forwards only.
      previous_page_url: null,
      url: originOf(request) + request.url,
      next_page_url: next === null ? null : address(request, { PageSize: String(pageSize), ...next }),
      key,
    },
    [key]: shown.map(present),
  };
}

/** The host that was asked, with its scheme: `http://127.0.0.1:3000`. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function address(request: FastifyRequest, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(originOf(request) + request.url);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    if (value !== null) url.searchParams.append(name, value);
  }
  return url.href;
}

function tokenOf({ at, id }: InstantKey): string {
  return `PA${encodeCursor(instantKey(at, id))}`;
}

function afterOf(token: string): InstantKey {
  try {
    if (token.startsWith('PA')) return decodeInstantCursor(token.slice(2));
  } catch {
    // falls through to the refusal below
  }
  throw new VendorRefusal(400, 'The PageToken parameter is invalid.');
}

function wholeNumber(value: string | undefined, fallback: number, least: number, most: number): number {
  if (value === undefined || !/^\d{1,15}$/.test(value)) return fallback;
  return Math.min(most, Math.max(least, Number(value)));
}

function lastOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' || value === undefined ? value : value.at(-1);
}
