import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookies } from '../../http/session-cookie.js';
import { Clock } from '../../kernel/clock.js';
import { browserOf } from '../browser.js';
import type { AuthenticatedRequest } from '../principal.js';
import { cookieSeconds } from '../session-service.js';
import { SetPassword } from './set-password.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

/** Lets a staff member's browser in and out: the command, and the cookie that goes with it. */
@Injectable()
export class StaffDoor {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
    private readonly setPassword: SetPassword,
    private readonly signOut: SignOut,
  ) {}

  async withPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    email: string,
    password: string,
  ): Promise<void> {
    const browser = browserOf(request, this.cookies.session(request, 'staff'));
    const token = await this.signIn.withPassword(this.clock.now(), email, password, browser);
    this.cookies.setSession(request, reply, 'staff', token, cookieSeconds('staff'));
  }

  async withLink(
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
    password: string,
  ): Promise<void> {
    const browser = browserOf(request, this.cookies.session(request, 'staff'));
    const token = await this.setPassword.withLink(this.clock.now(), secret, password, browser);
    this.cookies.setSession(request, reply, 'staff', token, cookieSeconds('staff'));
  }

  /** Also takes the cookie of a session that had ended already. */
  async leave(request: AuthenticatedRequest, reply: FastifyReply): Promise<void> {
    if (request.principal?.kind === 'staff') await this.signOut.of(this.clock.now(), request.principal);
    this.cookies.clearSession(request, reply, 'staff');
  }
}
