import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { CONFIG, type Config } from '../config/config.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { AnnounceDecision } from './announce-decision.js';
import { DecisionDto } from './cases.dto.js';
import { DecisionView, PendingDecisionView } from './decision.views.js';
import { conditionsOf, presentDecision, presentPending } from './present-decision.js';
import { SettleDecision } from './settle-decision.js';

const caseSid = new SidPipe('case');
const decisionSid = new SidPipe('decision');

/** Decisions on the API: 201 when made, 202 when it waits for a second person or the undo window. */
@Controller('api/cases/:sid/decisions')
export class DecisionsController {
  constructor(
    private readonly announcing: AnnounceDecision,
    private readonly settling: SettleDecision,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @Answers(DecisionView, { waiting: PendingDecisionView })
  @Summary('Decides a case; 202 when the decision waits for a second person or for the undo window')
  @Access({ staff: ['work', 'case'] })
  async decide(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: DecisionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { outcome, version, codes = [], note = null, publicMessage = null } = input;
    const request = {
      caseId,
      version,
      outcome,
      codes,
      note,
      publicMessage,
      conditions: conditionsOf(input.conditions),
    };
    const announced = await this.announcing.announce(by, request, this.config.undoWindowSeconds.api);
    if (announced.decision !== undefined) return presentDecision(announced.decision);
    void reply.status(202);
    return presentPending(announced.pending);
  }

  @Post(':decision/confirm')
  @Answers(DecisionView)
  @Summary('Confirms the decision of somebody else')
  @Access({ staff: ['confirm', 'case'] })
  async confirm(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Param('decision', decisionSid) id: string,
  ) {
    return presentDecision(await this.settling.confirm(by, caseId, id));
  }

  @Delete(':decision')
  @HttpCode(204)
  @Summary('Takes back a decision that waits')
  @Access({ staff: ['work', 'case'] })
  takeBack(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Param('decision', decisionSid) id: string,
  ) {
    return this.settling.takeBack(by, caseId, id);
  }
}
