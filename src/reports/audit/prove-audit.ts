import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../../access/principal.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import type { AuditAction } from '../../ledger/audit-event.js';
import { Ledger } from '../../ledger/ledger.js';
import { VerifyAudit, type Verification } from '../../ledger/verify-audit.js';
import { filterIn, type AuditQuery } from './audit.dto.js';

/** What auditors do with the trail, itself on the trail. */
@Injectable()
export class ProveAudit {
  private walk: Promise<Verification> | undefined;

  constructor(
    private readonly verifyAudit: VerifyAudit,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Walks the whole trail. Whoever asks while a walk is under way in this process gets that one's result. */
  async verify(by: StaffPrincipal): Promise<Verification> {
    this.walk ??= this.verifyAudit.run({ seal: true }).finally(() => {
      this.walk = undefined;
    });
    const verification = await this.walk;
    await this.record(by, 'audit.verified', { ...verification });
    return verification;
  }

  /** Notes that somebody takes events away, before the first of them leaves. */
  recordExport(by: StaffPrincipal, query: AuditQuery): Promise<void> {
    return this.record(by, 'audit.exported', filterIn(query));
  }

  private record(
    by: StaffPrincipal,
    action: AuditAction,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.unitOfWork.run((tx) => {
      const event = { action, actor: actorOf(by), subjectKind: 'audit_trail', subjectId: null, detail };
      this.ledger.record(tx, this.clock.now(), event);
      return Promise.resolve();
    });
  }
}
