import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { HandOffCase } from '../../cases/hand-off-case.js';
import { ReleaseClaim } from '../../cases/release-claim.js';
import { SetAsideCase } from '../../cases/set-aside-case.js';
import { readForm } from '../../http/form.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { Clock, DAY, HOUR } from '../../kernel/clock.js';
import { parseSid } from '../../kernel/ids.js';
import { CaseFormPage } from './case-form-page.js';
import { CaseForm, EscalateForm, HandOffForm, SnoozeForm, type Snooze } from './case-forms.dto.js';

const CASE = new SidPipe('case');

const SNOOZE_MS: Readonly<Record<Snooze, number>> = {
  '4h': 4 * HOUR,
  '1d': DAY,
  '3d': 3 * DAY,
  '7d': 7 * DAY,
  '14d': 14 * DAY,
};

/** How a case leaves the hands of who holds it undecided: back to the queue, to a person, for a while, or up. */
@Controller('desk/cases/:case')
export class CaseMovesController {
  constructor(
    private readonly forms: CaseFormPage,
    private readonly releases: ReleaseClaim,
    private readonly handOffs: HandOffCase,
    private readonly setAside: SetAsideCase,
    private readonly clock: Clock,
  ) {}

  @Post('release')
  @Access({ staff: ['work', 'case'] })
  release(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      await readForm(CaseForm, request.body);
      await this.releases.release(by, caseId);
      return { path: '/desk', flash: { text: 'The case is back in the queue.' } };
    });
  }

  @Post('hand-off')
  @Access({ staff: ['read', 'case'] })
  handOff(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { to, handOffNote = null, version } = await readForm(HandOffForm, request.body);
      await this.handOffs.handOff(by, {
        caseId,
        to: parseSid('staff', to) ?? '',
        note: handOffNote,
        version,
      });
      return { path: '/desk', flash: { text: 'The case is handed off.' } };
    });
  }

  @Post('snooze')
  @Access({ staff: ['work', 'case'] })
  snooze(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { until, snoozeNote = null, version } = await readForm(SnoozeForm, request.body);
      const wakes = new Date(this.clock.now().getTime() + SNOOZE_MS[until]);
      await this.setAside.snooze(by, { caseId, until: wakes, note: snoozeNote, version });
      return { path: '/desk', flash: { text: 'The case is snoozed and comes back by itself.' } };
    });
  }

  @Post('escalate')
  @Access({ staff: ['work', 'case'] })
  escalate(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { escalateNote: note, version } = await readForm(EscalateForm, request.body);
      await this.setAside.escalate(by, { caseId, note, version });
      return { path: '/desk', flash: { text: 'The case is passed up to a senior reviewer.' } };
    });
  }
}
