import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { attachEvidence } from '../../cases/evidence/attach-evidence.js';
import type { CaseEvidenceDto } from '../../cases/evidence/case-evidence.dto.js';
import type { Tx } from '../../database/tx.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { ChangeReassessment } from '../../reassessments/change-reassessment.js';
import type { MailTarget } from './mail-outcome.js';
import { standingTarget, type StandingTarget } from './mail-targets.sql.js';

/** What a mail adds to a request. */
interface Words {
  readonly by: CustomerPrincipal;
  readonly text: string;
  readonly evidence: readonly CaseEvidenceDto[];
  readonly at: Date;
}

/** The longest message, as the forms of the requests have it. */
export const LONGEST_MESSAGE = 5000;

/** Adds the words and files of a mail to a request, as its customer would in the portal. */
@Injectable()
export class WriteWords {
  constructor(
    private readonly tickets: ChangeReassessment,
    private readonly requests: ChangeRequest,
  ) {}

  /** Gives whether the files found a case to hang on. @throws ConflictError when the request takes no more words */
  async writeIn(
    tx: Tx,
    { kind, id, caseId, accountId }: MailTarget & StandingTarget,
    words: Words,
  ): Promise<boolean> {
    const { by, text, at } = words;
    const evidence = [...words.evidence];
    if (kind === 'reassessment') {
      if (caseId === null) throw new Error('A ticket without a case.');
      await this.tickets.writeIn(tx, by, { id, caseId, at }, { text, evidence });
      return true;
    }
    await this.requests.writeIn(tx, by, id, text);
    const [now] = await tx.query<StandingTarget>(standingTarget({ kind, id }));
    if (now === undefined || now.caseId === null) return evidence.length === 0;
    await attachEvidence(tx, evidence, { caseId: now.caseId, accountId, messageId: null, at });
    return true;
  }
}
