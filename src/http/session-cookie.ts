import type {} from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';

export const SESSION_KINDS = ['staff', 'customer'] as const;
/** Staff at the desk, or a customer in the portal. One browser may hold a session of each. */
export type SessionKind = (typeof SESSION_KINDS)[number];

const NAMES: Readonly<Record<SessionKind, string>> = {
  staff: 'gatehouse_desk',
  customer: 'gatehouse_portal',
};

/** The addresses that never read a cookie, so that no other site can drive them through somebody's browser. */
const WITHOUT_COOKIES = /^\/(api|v1|dev|health|metrics|assets)(\/|$)/;

/** The kind of session that the address belongs to; null where cookies are not read at all. Goes by the route, not by how its URL was spelled. */
export function sessionKindOf(request: FastifyRequest): SessionKind | null {
  const path = request.routeOptions.url ?? request.url.split('?', 1)[0] ?? '/';
  if (WITHOUT_COOKIES.test(path)) return null;
  return /^\/portal(\/|$)/.test(path) ? 'customer' : 'staff';
}

/** Writes and reads our cookies: never readable by scripts, never sent along by another site's forms, bound to the host under TLS. */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;

  constructor(@Inject(CONFIG) config: Pick<Config, 'publicUrl'>) {
    this.secure = config.publicUrl?.startsWith('https:') === true;
  }

  /** The session token of that kind that the browser sent, if any. */
  session(request: FastifyRequest, kind: SessionKind): string | null {
    return this.read(request, NAMES[kind]);
  }

  /** Signs the browser in: the token that `SessionService.open` gave, kept for at most `maxAgeSeconds`. */
  setSession(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: SessionKind,
    token: string,
    maxAgeSeconds: number,
  ): void {
    this.set(request, reply, NAMES[kind], token, maxAgeSeconds);
  }

  clearSession(request: FastifyRequest, reply: FastifyReply, kind: SessionKind): void {
    this.clear(request, reply, NAMES[kind]);
  }

  read(request: FastifyRequest, name: string): string | null {
    const value = request.cookies[this.nameOf(name)];
    return value === undefined || value === '' ? null : value;
  }

  /** Sets a cookie; the rest of this request reads the new value too. Without `maxAgeSeconds` it ends with the browser. */
  set(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    value: string,
    maxAgeSeconds?: number,
  ): void {
    request.cookies[this.nameOf(name)] = value;
    void reply.setCookie(this.nameOf(name), value, {
      ...this.attributes(),
      ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
    });
  }

  clear(request: FastifyRequest, reply: FastifyReply, name: string): void {
    request.cookies[this.nameOf(name)] = undefined;
    void reply.clearCookie(this.nameOf(name), this.attributes());
  }

  private nameOf(name: string): string {
    return this.secure ? `__Host-${name}` : name;
  }

  private attributes(): { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure };
  }
}
