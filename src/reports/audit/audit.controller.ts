import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import type { Page } from '../../kernel/page.js';
import type { Verification } from '../../ledger/verify-audit.js';
import { auditCsv } from './audit-csv.js';
import { AuditEvents } from './audit-events.js';
import { AuditQuery } from './audit.dto.js';
import { AuditEventView, VerificationView } from './audit.views.js';
import { ProveAudit } from './prove-audit.js';

/** The audit trail, for admins and auditors. */
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly events: AuditEvents,
    private readonly proveAudit: ProveAudit,
  ) {}

  @Get()
  @Access({ staff: ['read', 'audit_event'] })
  @Answers(AuditEventView, { list: true })
  @Summary('Lists audit events, the newest first')
  list(@Query() query: AuditQuery): Promise<Page<AuditEventView>> {
    return this.events.list(query);
  }

  @Get('verify')
  @Access({ staff: ['verify', 'audit_event'] })
  @Answers(VerificationView)
  @Summary('Walks the whole trail and names the first event that was changed, removed or slipped in')
  verify(@CallingStaff() by: StaffPrincipal): Promise<Verification> {
    return this.proveAudit.verify(by);
  }

  @Get('export')
  @Access({ staff: ['export', 'audit_event'] })
  @Summary('Gives all events that match as CSV; the export itself becomes an event')
  async export(@CallingStaff() by: StaffPrincipal, @Query() query: AuditQuery): Promise<StreamableFile> {
    await this.proveAudit.recordExport(by, query);
    return csvFile(this.events, query);
  }
}

/** The download, read and written as the receiver takes it. */
export function csvFile(events: AuditEvents, query: AuditQuery): StreamableFile {
  return new StreamableFile(auditCsv(events.all(query)), {
    type: 'text/csv; charset=utf-8',
    disposition: 'attachment; filename="audit.csv"',
  });
}
