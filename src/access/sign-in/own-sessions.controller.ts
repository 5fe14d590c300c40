import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { Access, CallingStaff } from '../access.decorator.js';
import { deviceName } from '../browser.js';
import { EndSessions } from './end-sessions.js';
import type { StaffPrincipal } from '../principal.js';
import { SessionService } from '../session-service.js';

/** Where a staff member is signed in, and the way to end that. */
@Controller('account/sessions')
@Access({ staff: true })
export class OwnSessionsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  async show(
    @CallingStaff() person: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const model = await this.model(person);
    return this.pages.render(request, reply, 'access/own-sessions', model, 'desk');
  }

  @Post('end-others')
  async endOthers(
    @CallingStaff() person: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = await this.endSessions.others(this.clock.now(), person);
    const text = ended === 1 ? 'One other session was ended.' : `${ended} other sessions were ended.`;
    this.pages.redirect(request, reply, HERE, { text });
  }

  @Post(':session/end')
  async endOne(
    @CallingStaff() person: StaffPrincipal,
    @Param('session', new SidPipe('session')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSessions.one(this.clock.now(), person, id);
    const signedOut = id === person.sessionId;
    this.pages.redirect(request, reply, signedOut ? '/sign-in' : HERE, { text: 'The session was ended.' });
  }

  private async model(person: StaffPrincipal): Promise<object> {
    const rows = await this.sessions.list(person.staff.id, this.clock.now());
    const sessions = rows.map((row) => ({
      sid: toSid('session', row.id),
      device: deviceName(row.user_agent),
      ip: row.ip,
      since: row.created_at,
      lastSeenAt: row.last_seen_at,
      isThis: row.id === person.sessionId,
    }));
    return {
      title: 'Your sign-ins',
      sessions,
      hasOthers: sessions.some((session) => !session.isThis),
    };
  }
}

const HERE = '/account/sessions';
