import { Module } from '@nestjs/common';
import { AuditEvents } from './audit-events.js';
import { AuditPagesController } from './audit-pages.controller.js';
import { AuditController } from './audit.controller.js';
import { ProveAudit } from './prove-audit.js';

/** The audit trail for people: searched, exported, proved. */
@Module({
  controllers: [AuditController, AuditPagesController],
  providers: [AuditEvents, ProveAudit],
})
export class AuditModule {}
