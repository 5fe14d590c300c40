import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MailAddress } from '../../config/mail-address.js';

/** Sixty bits in letters and digits that no mail server changes by folding case. */
const TAG_LENGTH = 12;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** RFC 5321; a longer one is refused by servers on the way. */
const LONGEST_LOCAL = 64;
const TAGGED = /^([a-z]{2}[0-9a-f]{32})\.([a-z2-7]{12})$/;

/**
 * The addresses under which replies come in: `support+<sid>.<tag>@domain`. The tag can be made only with the key, so whoever
 * writes to such an address has been sent a mail about that request.
 */
export class ReplyAddresses {
  constructor(
    private readonly own: MailAddress,
    private readonly key: Buffer,
  ) {}

  /** The address for replies about a request; null when our own address is too long to carry it. */
  addressFor(sid: string): string | null {
    const local = `${this.own.local}+${sid.toLowerCase()}.${this.tagOf(sid)}`;
    return local.length > LONGEST_LOCAL ? null : `${local}@${this.own.domain}`;
  }

  /** Whether mail to this address is for us: our address, with or without something after a plus. */
  isOurs(address: string): boolean {
    return this.extensionOf(address) !== null;
  }

  /** The sid of the request that a right tag names; null for any other address. */
  sidIn(address: string): string | null {
    const [, sid, tag] = TAGGED.exec(this.extensionOf(address) ?? '') ?? [];
    if (sid === undefined || tag === undefined) return null;
    const named = sid.slice(0, 2).toUpperCase() + sid.slice(2);
    return timingSafeEqual(Buffer.from(this.tagOf(named)), Buffer.from(tag)) ? named : null;
  }

  /** What stands after the plus, empty without one; null when it is not our address. */
  private extensionOf(address: string): string | null {
    const at = address.lastIndexOf('@');
    const local = address.slice(0, at).toLowerCase();
    if (at < 1 || address.slice(at + 1).toLowerCase() !== this.own.domain) return null;
    if (local === this.own.local) return '';
    return local.startsWith(`${this.own.local}+`) ? local.slice(this.own.local.length + 1) : null;
  }

  private tagOf(sid: string): string {
    const digest = createHmac('sha256', this.key).update(`reply ${sid.toUpperCase()}`).digest();
    return Array.from(digest.subarray(0, TAG_LENGTH), (byte) => LETTERS[byte & 31]).join('');
  }
}
