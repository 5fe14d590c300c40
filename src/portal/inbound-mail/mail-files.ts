import { Inject, Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { MOST_EVIDENCE } from '../../cases/evidence/attach-evidence.js';
import type { CaseEvidenceDto } from '../../cases/evidence/case-evidence.dto.js';
import { StoreEvidence } from '../../cases/evidence/store-evidence.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { InboundFile } from '../../integrations/inbound-mail/inbound-mail.js';
import { readMail } from '../../integrations/inbound-mail/read-mail.js';
import { RefusalError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { evidenceOnCase } from './mail-targets.sql.js';
import { RawMails } from './raw-mails.js';

/** The files of a mail, looked into one by one. */
export interface TakenFiles {
  readonly evidence: readonly CaseEvidenceDto[];
  /** A sentence for each file that was not taken. */
  readonly refused: readonly string[];
}

/** Only so many are named; somebody may send two hundred. */
const MOST_NAMED = 20;

/** Makes the files of a mail evidence (P9): each is looked into like an upload, and one that is refused takes nothing else with it. */
@Injectable()
export class MailFiles {
  constructor(
    private readonly database: Database,
    private readonly raws: RawMails,
    private readonly storing: StoreEvidence,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps what the case (null: one that is yet to be opened) has room for, as files of the caller that hang on no case yet. */
  async take(by: CustomerPrincipal, mail: InboundMailRow, caseId: string | null): Promise<TakenFiles> {
    const { address } = this.config.inboundMail;
    if (mail.fileNames.length === 0 || mail.storageKey === null || address === null)
      return { evidence: [], refused: [] };
    const { files } = await readMail(await this.raws.read(mail.storageKey), address, mail.envelopeFrom);
    const room = await this.roomOn(caseId);
    const evidence: CaseEvidenceDto[] = [];
    const refused: string[] = [];
    for (const file of files) {
      const kept = evidence.length < room ? await this.keep(by, file) : { refusal: NO_ROOM };
      if ('sid' in kept) evidence.push({ kind: 'other', file: kept.sid, note: 'Sent by e-mail' });
      else refused.push(`${file.name}: ${kept.refusal}`);
    }
    return { evidence, refused: refused.slice(0, MOST_NAMED) };
  }

  private async roomOn(caseId: string | null): Promise<number> {
    if (caseId === null) return MOST_EVIDENCE;
    const onCase = await this.database.find<{ count: number }>(evidenceOnCase(caseId));
    return Math.max(0, MOST_EVIDENCE - (onCase?.count ?? 0));
  }

  private async keep(
    by: CustomerPrincipal,
    file: InboundFile,
  ): Promise<{ readonly sid: string } | { readonly refusal: string }> {
    try {
      return { sid: toSid('evidence', (await this.storing.store(by, file)).id) };
    } catch (error) {
      if (error instanceof RefusalError) return { refusal: error.message };
      throw error;
    }
  }
}

const NO_ROOM = `A request carries at most ${MOST_EVIDENCE} pieces of evidence.`;
