import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { AnnounceDecision } from '../../cases/announce-decision.js';
import { SettleDecision } from '../../cases/settle-decision.js';
import { readForm } from '../../http/form.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { InvalidError } from '../../kernel/errors.js';
import { parseSid, toSid } from '../../kernel/ids.js';
import type { Next } from '../desk-forms.js';
import { AfterDeciding } from './after-deciding.js';
import { AskCustomer } from './ask-customer.js';
import { CaseFormPage } from './case-form-page.js';
import { SettleForm } from './case-forms.dto.js';
import { DecideForm } from './decide-form.dto.js';
import { atFieldsOf, fieldsOfOutcome } from './offered-fields.js';
import { ASK, codesOfOutcome } from './present-offers.js';
import { typedConditions } from './typed-conditions.js';

const CASE = new SidPipe('case');

/** Deciding a case at the desk, and taking it back while that is still possible. */
@Controller('desk/cases/:case')
export class CaseDecisionController {
  constructor(
    private readonly forms: CaseFormPage,
    private readonly announcing: AnnounceDecision,
    private readonly settling: SettleDecision,
    private readonly asking: AskCustomer,
    private readonly after: AfterDeciding,
  ) {}

  @Post('decide')
  @Access({ staff: ['work', 'case'] })
  decide(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const fields = fieldsOfOutcome(request.body);
      try {
        return await this.decided(by, caseId, await readForm(DecideForm, fields));
      } catch (refusal) {
        if (!(refusal instanceof InvalidError)) throw refusal;
        throw atFieldsOf(String(fields['outcome']), refusal);
      }
    });
  }

  /** Takes back the decision that waits on the case. */
  @Post('undo')
  @Access({ staff: ['work', 'case'] })
  undo(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      await this.settling.takeBack(by, caseId, await this.after.waitingOn(by, caseId));
      return {
        path: `/desk/cases/${toSid('case', caseId)}`,
        flash: { text: 'The decision is taken back. The customer was told nothing.', tone: 'info' },
      };
    });
  }

  /** The second pair of eyes. Which decision is meant is said, so that nobody confirms another one than he has read. */
  @Post('confirm')
  @Access({ staff: ['confirm', 'case'] })
  confirm(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { decision } = await readForm(SettleForm, request.body);
      await this.settling.confirm(by, caseId, parseSid('decision', decision) ?? '');
      return {
        path: `/desk/cases/${toSid('case', caseId)}`,
        flash: { text: 'Confirmed. The decision is made.' },
      };
    });
  }

  private async decided(by: StaffPrincipal, caseId: string, form: DecideForm): Promise<Next> {
    const { outcome, version, note = null, then, message = null, fields = [], publicMessage = null } = form;
    const goOn = then === 'next';
    if (outcome === ASK) {
      await this.asking.ask(by, { caseId, version, message, fields, note });
      return this.after.asking(by, caseId, goOn);
    }
    const codes = codesOfOutcome(outcome, form.codes ?? []);
    const conditions = typedConditions(form);
    const decision = { caseId, version, outcome, codes, note, publicMessage, conditions };
    const announced = await this.announcing.announce(by, decision, this.after.undoSeconds);
    return this.after.deciding(by, decision, announced, goOn);
  }
}
