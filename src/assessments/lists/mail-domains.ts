import { listFile } from './list-file.js';

/**
 * Which mail domains are thrown away after use, and which anybody can have for free. Lists of free providers contain
 * nearly every throw-away domain as well, so throw-away always wins.
 */
const DISPOSABLE: ReadonlySet<string> = new Set(listFile('disposable-domains.txt'));
const FREE: ReadonlySet<string> = new Set([
  ...listFile('freemail-majors.txt'),
  ...listFile('freemail-domains.txt'),
]);

/** Names that throw-away providers give themselves; catches a provider's next domain before a list knows it. */
const DISPOSABLE_NAME =
  /(?<!con|at|ex)te?mp(?:orary|o)?-?(?:e?mail|inbox|box)|e?mail-?te?mp|\d+-?min(?:ute)?s?-?(?:e?mail|inbox|box|$)|throwaway|trash-?(?:e?mail|inbox|box)|e?mail-?trash|mailinator|guerrill?a-?mail|yopmail|(?:fake|burner|disposable|discard|spam|anonymous|instant|one-?time|single-?use|garbage)-?(?:e?mail|inbox|box)|e?mail-?(?:drop|catch|nesia|expire)|wegwerf|jetable|einmal-?mail|tempail|mohmal|\d+-?hours?-?mail|getnada|emailondeck|sharklaser|inboxkitten/;

/** Free providers mostly end their name in "mail"; the few honest companies that do as well are left out. */
const FREE_NAME =
  /^mail2[a-z]|(?<!royal|daily|trending|snail|black|chain|voice|air|direct|(?:^|[-sdt])e)mail\d*$/;

/** The listed throw-away domain that an (ASCII, lower-case) mail domain is or stands below, or null. */
export function findDisposableDomain(domain: string): string | null {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (DISPOSABLE.has(rest)) return rest;
  }
  return null;
}

/** Whether an unlisted mail domain bears the name of a throw-away provider. `label` is the name without its public suffix. */
export function soundsDisposable(label: string): boolean {
  return DISPOSABLE_NAME.test(label);
}

/** Whether anybody can have a mailbox at this (ASCII, lower-case) domain for free. Throw-away domains are not free mail. */
export function isFreeMailDomain(domain: string): boolean {
  return FREE.has(domain) && findDisposableDomain(domain) === null;
}

/** Whether an unlisted mail domain bears the name of a free provider. `label` is the name without its public suffix. */
export function soundsLikeFreeMail(label: string): boolean {
  return FREE_NAME.test(label) && !soundsDisposable(label);
}
