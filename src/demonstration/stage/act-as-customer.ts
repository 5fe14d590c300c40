import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import type { CaseEvidenceDto } from '../../cases/evidence/case-evidence.dto.js';
import { StoreEvidence } from '../../cases/evidence/store-evidence.js';
import { Database } from '../../database/database.js';
import { toSid } from '../../kernel/ids.js';
import { ChangeReassessment } from '../../reassessments/change-reassessment.js';
import { FileReassessment } from '../../reassessments/file-reassessment.js';
import { ReadReassessments } from '../../reassessments/read-reassessments.js';
import { PAPERS } from '../content/papers.js';
import { pdfPage } from '../papers/pdf-page.js';
import { pngPage } from '../papers/png-page.js';
import type { WrittenTicket } from '../story/plots.js';
import type { CustomerAct, Shown } from '../story/steps.js';
import { caseOf } from './case-of.js';
import type { Cast } from './cast.js';

/** Where companies without a website of their own say that they are found. */
const PAGE_OF_NO_WEBSITE = 'https://pages.example/';

/** Lets the owners of the accounts ask for a reassessment and answer. */
@Injectable()
export class ActAsCustomer {
  constructor(
    private readonly database: Database,
    private readonly fileReassessment: FileReassessment,
    private readonly changeReassessment: ChangeReassessment,
    private readonly tickets: ReadReassessments,
    private readonly storeEvidence: StoreEvidence,
  ) {}

  async file(cast: Cast, business: string, written: WrittenTicket): Promise<void> {
    const by = cast.owner(business);
    const { companyName, website } = cast.account(business);
    const [amount, currency] = written.spend;
    await this.fileReassessment.file(by, {
      companyName,
      companyWebsite: website?.startsWith('https://') === true ? website : PAGE_OF_NO_WEBSITE + business,
      useCase: written.use,
      services: [...written.services],
      countries: [...written.countries],
      unitsPerMonth: written.units,
      spendPerMonth: { amount, currency },
      ...(written.sample !== undefined && { sampleMessage: written.sample }),
      evidence: await this.handIn(by, written.evidence ?? []),
    });
  }

  async perform(cast: Cast, business: string, act: CustomerAct): Promise<void> {
    const by = cast.owner(business);
    const { subjectId } = await caseOf(this.database, by.accountId, 'reassessment');
    if (act.does === 'answer') {
      const evidence = await this.handIn(by, act.evidence);
      return this.changeReassessment.write(by, subjectId, { text: act.text, evidence });
    }
    if (act.does === 'withdraw')
      return this.changeReassessment.withdraw(by, subjectId, { reason: act.reason });
    const { version } = await this.tickets.find(by, subjectId);
    return this.changeReassessment.change(by, subjectId, { version, ...act.changes });
  }

  private async handIn(by: CustomerPrincipal, shown: readonly Shown[]): Promise<CaseEvidenceDto[]> {
    const evidence: CaseEvidenceDto[] = [];
    for (const { kind, note, url, paper } of shown) {
      const what = paper === undefined ? { url } : { file: await this.upload(by, paper) };
      evidence.push({ kind, ...(note !== undefined && { note }), ...what });
    }
    return evidence;
  }

  private async upload(by: CustomerPrincipal, key: keyof typeof PAPERS): Promise<string> {
    const paper = PAPERS[key];
    const bytes = paper.format === 'png' ? pngPage(paper) : pdfPage(paper);
    const { id } = await this.storeEvidence.store(by, { name: paper.file, bytes });
    return toSid('evidence', id);
  }
}
