import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import { deviceName } from '../../access/browser.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { SessionService } from '../../access/session-service.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { signedInPerson } from './portal-actors.js';
import { PortalSessions } from './portal-sessions.js';

const HERE = '/portal/sessions';

/** Where a customer's person is signed in, and the way to end that. */
@Controller('portal/sessions')
@Access({ customer: true })
export class PortalSessionsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly own: PortalSessions,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'portal/sessions', await this.model(by), 'portal');
  }

  @Post('end-others')
  async endOthers(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = await this.own.endOthers(this.clock.now(), by);
    const text = ended === 1 ? 'One other sign-in was ended.' : `${ended} other sign-ins were ended.`;
    this.pages.redirect(request, reply, HERE, { text });
  }

  @Post(':session/end')
  async endOne(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('session', new SidPipe('session')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.own.endOne(this.clock.now(), by, id);
    const next = id === by.sessionId ? '/portal/sign-in' : HERE;
    this.pages.redirect(request, reply, next, { text: 'The sign-in was ended.' });
  }

  private async model(by: CustomerPrincipal): Promise<object> {
    const { portalUserId, sessionId } = signedInPerson(by);
    const rows = await this.sessions.list(portalUserId, this.clock.now());
    const sessions = rows.map((row) => ({
      sid: toSid('session', row.id),
      device: deviceName(row.user_agent),
      ip: row.ip,
      since: row.created_at,
      lastSeenAt: row.last_seen_at,
      isThis: row.id === sessionId,
    }));
    const hasOthers = sessions.some((session) => !session.isThis);
    return { title: 'Your sign-ins', sessions, hasOthers, email: by.label };
  }
}
