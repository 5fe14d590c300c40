import { Injectable } from '@nestjs/common';
import { attachEvidence } from '../../cases/evidence/attach-evidence.js';
import { Database } from '../../database/database.js';
import { updateRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InboundMailRow } from './inbound-mail.entity.js';
import { lockMail, mailById } from './inbound-mails.sql.js';
import { MailFiles } from './mail-files.js';
import { standingTarget, type StandingTarget } from './mail-targets.sql.js';

/**
 * A request for outbound permission has no case before a person or the system decides on it, and so nothing for files to hang on: they
 * wait with the raw mail until it has one.
 */
@Injectable()
export class AttachWaitingFiles {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: MailFiles,
  ) {}

  /** Attaches the files of every mail whose request has a case by now; gives how many mails that were. */
  async run(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string }>({
      name: 'list-mails-with-waiting-files',
      text: `SELECT m.id FROM inbound_mails m JOIN outbound_permissions o ON o.id = m.target_id
             WHERE m.files_wait AND (o.case_id IS NOT NULL OR o.ended_at IS NOT NULL) LIMIT 10`,
      values: [],
    });
    for (const { id } of due) await this.attach(id, now);
    return due.length;
  }

  private async attach(mailId: string, now: Date): Promise<void> {
    const mail = await this.database.find<InboundMailRow>(mailById(mailId));
    const target = mail === null ? null : await this.targetOf(mail);
    if (mail === null || target === null) return;
    const { caseId, accountId, portalUserId, email } = target;
    const by = { kind: 'customer', accountId, portalUserId, label: mail.recipient ?? email } as const;
    const { evidence, refused } =
      caseId === null ? { evidence: [], refused: [] } : await this.files.take(by, mail, caseId);
    await this.unitOfWork.run(async (tx) => {
      const [locked] = await tx.query<InboundMailRow>(lockMail(mailId));
      if (locked?.filesWait !== true) return;
      if (caseId !== null)
        await attachEvidence(tx, evidence, { caseId, accountId, messageId: null, at: now });
      tx.write(
        updateRow(InboundMailRow, mailId, {
          filesWait: false,
          refusedFiles: [...locked.refusedFiles, ...refused],
        }),
      );
    });
  }

  private async targetOf({ targetKind: kind, targetId: id }: InboundMailRow): Promise<StandingTarget | null> {
    if (kind === null || id === null) return null;
    return this.database.find<StandingTarget>(standingTarget({ kind, id }));
  }
}
