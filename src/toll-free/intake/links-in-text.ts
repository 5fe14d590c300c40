import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

/** A web address as it stands in a text. */
export interface TextLink {
  /** As it is written, without the full stop behind it. */
  readonly text: string;
  /** ASCII, lower case, without `www.`. */
  readonly host: string;
  /** `http:`, `https:`, or null when none is written. */
  readonly protocol: 'http:' | 'https:' | null;
}

const LINK =
  /(https?:\/\/)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}][\p{L}\p{N}-]{1,23})(?::\d{1,5})?((?:[/?#][^\s<>"']*)?)/giu;
const BEHIND = /[.,;:!?)\]}'"»”]+$/u;

/** Every web address in the text, also those without a scheme ("bit.ly/x"), in their order. Mail addresses are none. */
export function linksIn(text: string): readonly TextLink[] {
  return [...text.matchAll(LINK)].flatMap((match): TextLink[] => {
    const [whole, scheme, name = '', path = ''] = match;
    if (scheme === undefined && isPartOfMore(text, match.index)) return [];
    const host = domainToASCII(name.toLowerCase()).replace(/^www\./, '');
    const parts = parse(host);
    if (host === '' || (!parts.isIcann && scheme === undefined)) return [];
    // "today.We" is a missing blank, and no address, as long as nothing else says so.
    const isBare = scheme === undefined && path === '' && !name.toLowerCase().startsWith('www.');
    if (isBare && /[a-z]\.[A-Z]/.test(name)) return [];
    const protocol = scheme === undefined ? null : scheme.toLowerCase() === 'http://' ? 'http:' : 'https:';
    return [{ text: whole.replace(BEHIND, ''), host, protocol }];
  });
}

/** Whether a mail address or a longer word stands around that place. */
function isPartOfMore(text: string, at: number): boolean {
  return /[@\p{L}\p{N}._/-]/u.test(text.charAt(at - 1));
}
