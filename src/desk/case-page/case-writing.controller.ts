import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { WriteToCase } from '../../cases/write-to-case.js';
import { readForm } from '../../http/form.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { toSid } from '../../kernel/ids.js';
import { AfterDeciding } from './after-deciding.js';
import { AskCustomer } from './ask-customer.js';
import { CaseFormPage } from './case-form-page.js';
import { AskForm, TextForm } from './case-forms.dto.js';

const CASE = new SidPipe('case');

/** What a reviewer writes on a case: questions and messages for the customer, notes for the colleagues. */
@Controller('desk/cases/:case')
export class CaseWritingController {
  constructor(
    private readonly forms: CaseFormPage,
    private readonly writing: WriteToCase,
    private readonly asking: AskCustomer,
    private readonly after: AfterDeciding,
  ) {}

  @Post('ask')
  @Access({ staff: ['work', 'case'] })
  ask(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { message, fields = [], version } = await readForm(AskForm, request.body);
      await this.asking.ask(by, { caseId, version, message, fields, note: null });
      return this.after.asking(by, caseId, false);
    });
  }

  @Post('note')
  @Access({ staff: ['work', 'case'] })
  note(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { text } = await readForm(TextForm, request.body);
      await this.writing.note(by, caseId, text);
      return { path: pathOf(caseId), flash: { text: 'The note stands in the timeline.' } };
    });
  }

  @Post('message')
  @Access({ staff: ['work', 'case'] })
  message(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, caseId, async () => {
      const { text, version } = await readForm(TextForm, request.body);
      await this.writing.message(by, caseId, text, version);
      return { path: pathOf(caseId), flash: { text: 'The message is on its way to the customer.' } };
    });
  }
}

function pathOf(caseId: string): string {
  return `/desk/cases/${toSid('case', caseId)}`;
}
