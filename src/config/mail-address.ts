/** An e-mail address in its two parts, in small letters. */
export interface MailAddress {
  readonly local: string;
  readonly domain: string;
}

/** The address in `Gatehouse <support@example.com>` or `support@example.com`; null when there is none. */
export function mailAddressIn(text: string): MailAddress | null {
  const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  const [, local, domain] = /^\s*([^\s<>@"(),:;]+)@([a-z0-9.-]+)\s*$/i.exec(inner) ?? [];
  if (local === undefined || domain === undefined) return null;
  return { local: local.toLowerCase(), domain: domain.toLowerCase() };
}
