import { Controller, Get, Post, Redirect, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import type { Verification } from '../../ledger/verify-audit.js';
import { AuditEvents } from './audit-events.js';
import { AUDIT_PATH, auditPageModel } from './audit-page.js';
import { AuditQuery } from './audit.dto.js';
import { csvFile } from './audit.controller.js';
import { ProveAudit } from './prove-audit.js';

/** The auditor's page: who did what to whom, and the proof that nothing of it was changed. */
@Controller()
export class AuditPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly events: AuditEvents,
    private readonly proveAudit: ProveAudit,
  ) {}

  @Get('audit')
  @Access({ staff: ['read', 'audit_event'] })
  @Redirect(AUDIT_PATH, 303)
  shortcut(): void {
    // The address people type.
  }

  @Get(AUDIT_PATH)
  @Access({ staff: ['read', 'audit_event'] })
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.draw(request, reply, null);
  }

  @Post(`${AUDIT_PATH}/verify`)
  @Access({ staff: ['verify', 'audit_event'] })
  async verify(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const verification = await this.proveAudit.verify(by);
    return this.draw(request, reply, verification);
  }

  @Get(`${AUDIT_PATH}/export`)
  @Access({ staff: ['export', 'audit_event'] })
  async export(@CallingStaff() by: StaffPrincipal, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const query = await readForm(AuditQuery, request.query);
    await this.proveAudit.recordExport(by, query);
    return csvFile(this.events, query);
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    verification: Verification | null,
  ): Promise<string> {
    const query = await readForm(AuditQuery, request.query);
    const model = auditPageModel(await this.events.list(query), query, verification);
    return this.pages.render(request, reply, 'ledger/audit', model, 'desk');
  }
}
