import type { FastifyRequest } from 'fastify';
import { vendorPage, vendorPageRequest, type VendorPage } from '../../http/compatible/vendor-page.js';

/**
 * A page of a list that is short and known as a whole: the n-th page of so many. `PageToken` is not looked at; the client sends `Page`
 * along with it.
 */
export function vendorPageOfAll<Row>(
  request: FastifyRequest,
  query: Readonly<Record<string, string | string[]>>,
  key: string,
  rows: readonly Row[],
  present: (row: Row) => object,
): VendorPage {
  const asked = vendorPageRequest({ ...query, PageToken: undefined });
  const from = asked.page * asked.pageSize;
  // The place is of no use here, and the same for all.
  const place = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  return vendorPage(request, asked, key, rows.slice(from, from + asked.pageSize + 1), () => place, present);
}
