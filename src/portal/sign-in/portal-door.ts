import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserOf } from '../../access/browser.js';
import type { AuthenticatedRequest, CustomerPrincipal } from '../../access/principal.js';
import { cookieSeconds } from '../../access/session-service.js';
import { SessionCookies } from '../../http/session-cookie.js';
import { Clock } from '../../kernel/clock.js';
import { PortalPassword } from './portal-password.js';
import { PortalSessions } from './portal-sessions.js';
import { PortalSignIn } from './portal-sign-in.js';

/** Lets a customer's browser in and out: the command, and the cookie that goes with it. */
@Injectable()
export class PortalDoor {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly clock: Clock,
    private readonly signIn: PortalSignIn,
    private readonly password: PortalPassword,
    private readonly sessions: PortalSessions,
  ) {}

  /** Whether there is another account to choose. */
  async withPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    { email, password }: { readonly email: string; readonly password: string },
  ): Promise<boolean> {
    const begun = await this.signIn.withPassword(this.clock.now(), email, password, this.browser(request));
    this.keep(request, reply, begun.token);
    return begun.hasChoice;
  }

  /** Whether there is another account to choose. */
  async withLink(
    request: FastifyRequest,
    reply: FastifyReply,
    { secret, password }: { readonly secret: string; readonly password: string },
  ): Promise<boolean> {
    const begun = await this.password.setWithLink(this.clock.now(), secret, password, this.browser(request));
    this.keep(request, reply, begun.token);
    return begun.hasChoice;
  }

  async switchTo(
    request: FastifyRequest,
    reply: FastifyReply,
    by: CustomerPrincipal,
    accountId: string,
  ): Promise<void> {
    const browser = this.browser(request);
    this.keep(request, reply, await this.sessions.switchTo(this.clock.now(), by, accountId, browser));
  }

  /** Also takes the cookie of a session that had ended already. */
  async leave(request: AuthenticatedRequest, reply: FastifyReply): Promise<void> {
    const { principal } = request;
    if (principal?.kind === 'customer' && principal.sessionId !== undefined)
      await this.sessions.signOut(this.clock.now(), principal);
    this.cookies.clearSession(request, reply, 'customer');
  }

  private browser(request: FastifyRequest) {
    return browserOf(request, this.cookies.session(request, 'customer'));
  }

  private keep(request: FastifyRequest, reply: FastifyReply, token: string): void {
    this.cookies.setSession(request, reply, 'customer', token, cookieSeconds('customer'));
  }
}
