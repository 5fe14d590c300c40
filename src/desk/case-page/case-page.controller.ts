import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ClaimCase } from '../../cases/claim-case.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { toSid } from '../../kernel/ids.js';
import { CaseFormPage } from './case-form-page.js';
import { CaseForm } from './case-forms.dto.js';
import { CasePage } from './case-page.js';
import { RenewClaim } from './renew-claim.js';

const CASE = new SidPipe('case');

/** A case: look at it, take it. */
@Controller('desk/cases/:case')
export class CasePageController {
  constructor(
    private readonly pages: Pages,
    private readonly page: CasePage,
    private readonly forms: CaseFormPage,
    private readonly claims: ClaimCase,
    private readonly renewing: RenewClaim,
  ) {}

  @Get()
  @Access({ staff: ['read', 'case'] })
  async show(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'desk/case', await this.page.open(by, caseId), 'desk');
  }

  /** Takes the case, or renews the claim; a script that renews gets the new countdown only. */
  @Post('claim')
  @Access({ staff: ['work', 'case'] })
  async claim(
    @CallingStaff() by: StaffPrincipal,
    @Param('case', CASE) caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const path = `/desk/cases/${toSid('case', caseId)}`;
    if (request.headers['hx-request'] !== 'true')
      return this.forms.submit({ request, reply }, by, caseId, async () => {
        const { version } = await readForm(CaseForm, request.body);
        await this.claims.claim(by, caseId, version);
        return path;
      });
    return this.pages.render(request, reply, 'desk/claim', {
      path,
      ...(await this.renewing.renew(by, caseId)),
    });
  }
}
