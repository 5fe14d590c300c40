import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { DAY, HOUR, MINUTE } from '../kernel/clock.js';
import { newId, newSecret } from '../kernel/ids.js';
import type { SessionKind } from '../http/session-cookie.js';
import { hashSecret } from './secrets.js';
import {
  insertSession,
  liveSessionsOf,
  revokeSessionByHash,
  revokeSessionOf,
  revokeSessionsOf,
  touchSession,
  type LiveSessionRow,
} from './sessions.sql.js';

/** A session ends after `idle` without a request, and after `absolute` in any case. Milliseconds. */
export const SESSION_LIMITS: Readonly<
  Record<SessionKind, { readonly idle: number; readonly absolute: number }>
> = {
  staff: { idle: 12 * HOUR, absolute: 7 * DAY },
  customer: { idle: DAY, absolute: 14 * DAY },
};

/** How long the browser keeps the session's cookie, for `SessionCookies.setSession`. */
export function cookieSeconds(kind: SessionKind): number {
  return SESSION_LIMITS[kind].absolute / 1000;
}

/** Who signs in, and for customers as whom. */
export type Person =
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'customer'; readonly portalUserId: string; readonly accountId: string };

/** Where the browser is; `previousToken` is the session it still holds, which ends with this sign-in. */
export interface Browser {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly previousToken: string | null;
}

const LONGEST_USER_AGENT = 300;

/** Sessions are rows: opaque 256-bit tokens, stored only as hashes, listable and revocable at once. */
@Injectable()
export class SessionService {
  constructor(private readonly database: Database) {}

  /** Opens a session and gives its token, for the cookie. The session that the browser held before ends. */
  open(tx: Tx, now: Date, person: Person, browser: Browser): string {
    return openSession(tx, now, person, browser);
  }

  /** Ends the session behind a token (sign-out). */
  close(tx: Tx, now: Date, token: string): void {
    tx.write(revokeSessionByHash(hashSecret(token), now));
  }

  /** Ends one session of that person (a staff id or a portal user id); false when he has none of that id. */
  async revoke(tx: Tx, now: Date, personId: string, sessionId: string): Promise<boolean> {
    return (await tx.query(revokeSessionOf(personId, sessionId, now))).length > 0;
  }

  /** Ends every session of that person, but `exceptId` if given; gives how many. */
  async revokeAll(tx: Tx, now: Date, personId: string, exceptId: string | null = null): Promise<number> {
    return (await tx.query(revokeSessionsOf(personId, exceptId, now))).length;
  }

  /** The live sessions of a person, the newest use first; at most 100. */
  list(personId: string, now: Date): Promise<readonly LiveSessionRow[]> {
    return this.database.query<LiveSessionRow>(liveSessionsOf(personId, now));
  }

  /** Notes that the session is in use, when the last note is a minute old. */
  async touch(session: { id: string; kind: SessionKind; lastSeenAt: Date }, now: Date): Promise<void> {
    if (now.getTime() - session.lastSeenAt.getTime() < MINUTE) return;
    const { idle, absolute } = SESSION_LIMITS[session.kind];
    await this.database.query(touchSession(session.id, now, idle, absolute));
  }
}

/** Opens a session; `SessionService.open` for those who need nothing else of it. */
export function openSession(tx: Tx, now: Date, person: Person, browser: Browser): string {
  const token = newSecret(32);
  if (browser.previousToken !== null) tx.write(revokeSessionByHash(hashSecret(browser.previousToken), now));
  tx.write(
    insertSession({
      id: newId(now),
      tokenHash: hashSecret(token),
      kind: person.kind,
      staffId: person.kind === 'staff' ? person.staffId : null,
      portalUserId: person.kind === 'customer' ? person.portalUserId : null,
      accountId: person.kind === 'customer' ? person.accountId : null,
      ip: browser.ip,
      userAgent: browser.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
      now,
      expiresAt: new Date(now.getTime() + SESSION_LIMITS[person.kind].idle),
    }),
  );
  return token;
}
