import { Inject, Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { assessmentsOfAccount } from '../../assessments/assessments.sql.js';
import { FindLinks, type LinkedAccount } from '../../assessments/find-links.js';
import type { Account } from '../../accounts/account.entity.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import {
  CASE_HANDLERS,
  handlerFor,
  type CaseHandlers,
  type DecisionOffer,
} from '../../cases/case-handler.js';
import { listCaseEvidence, type PresentedEvidence } from '../../cases/evidence/list-case-evidence.js';
import { ReadCases } from '../../cases/read-cases.js';
import type { CaseRow } from '../../cases/read-cases.sql.js';
import { Database } from '../../database/database.js';
import { BANDS } from '../../kernel/words.js';
import { casesOf, eventsOf, factsOf, holdsOf, type AccountHistory } from '../account-history.sql.js';
import { readTogether } from '../../database/read-together.js';
import { messagesOf, pendingOf, precedentsOf, receiversOf, type CaseAround } from './case-around.sql.js';

type Surroundings = {
  readonly [name in keyof (AccountHistory & CaseAround)]: readonly (AccountHistory & CaseAround)[name][];
};

/** Everything that the case page shows, as it is kept. */
export interface CasePageParts extends Surroundings {
  readonly row: CaseRow;
  readonly account: Account;
  readonly panel: { readonly view: string; readonly model: object };
  readonly offers: readonly DecisionOffer[];
  readonly evidence: readonly PresentedEvidence[];
  readonly links: readonly LinkedAccount[];
}

const EVENTS = 60;

/**
 * Reads a case with all that a reviewer wants to see of it: at most 12 statements, those that do not need one another at the
 * same time.
 */
@Injectable()
export class ReadCasePage {
  constructor(
    private readonly database: Database,
    private readonly cases: ReadCases,
    private readonly accounts: ListAccounts,
    private readonly findLinks: FindLinks,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** @throws NotFoundError when the person may not read the case */
  async read(by: StaffPrincipal, caseId: string): Promise<CasePageParts> {
    const row = await this.cases.find(by, caseId);
    const account = this.accounts.get(by, row.accountId);
    const [panel, offers, evidence, around, found, links] = await Promise.all([
      handlerFor(this.handlers, row.type).panel(row.subjectId),
      this.cases.offers(by, row),
      listCaseEvidence(this.database, caseId),
      this.around(row),
      account,
      account.then((one) => this.findLinks.listLinkedAccounts(one)),
    ]);
    return { ...around, row, account: found, panel, offers, evidence, links };
  }

  private around(row: CaseRow): Promise<Surroundings> {
    const { id, accountId, type, band } = row;
    return readTogether<AccountHistory & CaseAround>(this.database, 'desk-case-around', {
      holds: holdsOf(accountId),
      facts: factsOf(accountId),
      cases: casesOf(accountId),
      assessments: assessmentsOfAccount(accountId, 1),
      events: eventsOf(accountId, id, EVENTS),
      messages: messagesOf(id),
      pending: pendingOf(id),
      receivers: receiversOf(row, BANDS.slice(BANDS.indexOf(band))),
      precedents: precedentsOf(type, band),
    });
  }
}
