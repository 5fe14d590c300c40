/** The address of a list with its filters, some of them changed; null takes a name away. */
export function listHref(
  path: string,
  query: object,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes }))
    if (typeof value === 'string' && value !== '') search.set(name, value);
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** One chip a filter, each a link to the list without it and from its beginning. `words` says what a filter is called. */
export function chipsOf<Name extends string>(
  path: string,
  query: Readonly<Partial<Record<NoInfer<Name>, string | undefined>>>,
  words: Readonly<Record<Name, (value: string) => string>>,
): readonly { label: string; href: string }[] {
  const chips: { label: string; href: string }[] = [];
  for (const name in words) {
    const value = query[name];
    if (value === undefined) continue;
    chips.push({
      label: words[name](value),
      href: listHref(path, query, { [name]: null, cursor: null }),
    });
  }
  return chips;
}

/** The links of a pager under a keyset-paged list. */
export function pagerOf(
  path: string,
  query: { readonly cursor?: string },
  nextCursor: string | null,
): { nextHref: string | null; firstHref: string | null } {
  return {
    nextHref: nextCursor === null ? null : listHref(path, query, { cursor: nextCursor }),
    firstHref: query.cursor === undefined ? null : listHref(path, query, { cursor: null }),
  };
}
