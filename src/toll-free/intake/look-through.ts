import { Injectable } from '@nestjs/common';
import { companySkeleton } from '../../assessments/company-skeleton.js';
import { Database } from '../../database/database.js';
import { NameService } from '../../integrations/name-service/name-service.js';
import type { TollFreeVerification } from '../toll-free-verification.entity.js';
import { checkConsentTexts } from './checks/consent-texts.js';
import { mailDomainsOf } from './checks/email-addresses.js';
import { checkMailDomains } from './checks/mail-domains.js';
import { checkNumberUse } from './checks/number-use.js';
import { checkOptInAddresses } from './checks/opt-in-addresses.js';
import { checkOptInProof } from './checks/opt-in-proof.js';
import { checkReachablePages } from './checks/reachable-pages.js';
import type { Finding } from './finding.js';
import type { IntakeLimits } from './intake-limits.js';
import { numberUseOf, type NumberUseRow } from './intake.sql.js';
import { checkWords } from './precheck.js';
import { submittedAddresses } from './submitted-addresses.js';
import type { Visit } from './visit.js';
import { type KeptVisit, VisitAddresses } from './visit-addresses.js';

export interface LookedThrough {
  readonly findings: readonly Finding[];
  readonly visits: readonly KeptVisit[];
}

/** Everything that is looked at in a submission before a person does: its words, its addresses, its mail, its number. */
@Injectable()
export class LookThrough {
  constructor(
    private readonly addresses: VisitAddresses,
    private readonly names: NameService,
    private readonly database: Database,
  ) {}

  /** Ends within the budget, whatever the outside world does. `isCareful`: without visiting anything. */
  async run(
    submission: TollFreeVerification,
    limits: IntakeLimits,
    isCareful: boolean,
  ): Promise<LookedThrough> {
    const enough = AbortSignal.timeout(limits.budgetMs);
    const named = submittedAddresses(submission);
    const visited = isCareful ? [] : named.slice(0, limits.mostAddresses);
    const [kept, mail, use] = await Promise.all([
      this.addresses.visit(visited, enough),
      isCareful ? new Map<string, null>() : this.mailOf(submission, enough),
      this.useOf(submission),
    ]);
    const left = named
      .slice(visited.length)
      .map((address): KeptVisit => ({ ...address, page: null, failure: 'not_looked_at', snapshot: null }));
    const visits = [...kept, ...left];
    return { visits, findings: findingsOf(submission, visits, mail, use) };
  }

  private async mailOf(
    submission: TollFreeVerification,
    enough: AbortSignal,
  ): Promise<ReadonlyMap<string, boolean | null>> {
    const over = new Promise<null>((resolve) =>
      enough.addEventListener('abort', () => resolve(null), { once: true }),
    );
    const answers = mailDomainsOf(submission)
      .filter(({ domain }) => domain !== '')
      .map(async ({ domain }) => [domain, await Promise.race([this.names.takesMail(domain), over])] as const);
    return new Map(await Promise.all(answers));
  }

  private async useOf(submission: TollFreeVerification): Promise<NumberUseRow> {
    const row = await this.database.find<NumberUseRow>(numberUseOf(submission));
    if (row === null) throw new Error('The use of a number gave no row.');
    return row;
  }
}

function findingsOf(
  submission: TollFreeVerification,
  visits: readonly Visit[],
  mail: ReadonlyMap<string, boolean | null>,
  use: NumberUseRow,
): readonly Finding[] {
  const reseller = use.reseller === null ? null : companySkeleton(use.reseller);
  const isReseller = reseller !== null && companySkeleton(submission.businessName) === reseller;
  return [
    ...checkWords(submission),
    ...checkMailDomains(submission, mail),
    ...checkReachablePages(visits),
    ...checkOptInProof(submission, visits),
    ...unseenOptIns(visits),
    ...checkConsentTexts(visits),
    ...checkNumberUse({ ...submission, ...use, isReseller }),
  ];
}

/** W63 by the address alone, for those pages that nobody has seen; what was seen is judged by what it shows. */
function unseenOptIns(visits: readonly Visit[]): readonly Finding[] {
  const unseen = visits.filter(({ field, page }) => field === 'OptInImageUrls' && page === null);
  return checkOptInAddresses({ optInImageUrls: unseen.map(({ address }) => address) });
}
