import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { mayDo } from '../../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../../access/principal.js';
import { FACT_KINDS } from '../../accounts/account-facts.js';
import type { Account } from '../../accounts/account.entity.js';
import { guardedAccount } from '../../accounts/account-scope.js';
import { CASE_HANDLERS, type CaseHandlers } from '../../cases/case-handler.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { HOLD_CODES } from '../../holds/hold.codes.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { SERVICES } from '../../kernel/words.js';
import { Ledger } from '../../ledger/ledger.js';
import { choicesOf, choicesOfCodes } from '../choices.js';
import { labelsOf, type LabelOfCode } from '../code-labels.js';
import {
  presentAssessment,
  presentHistoricCase,
  presentHistoricFact,
  presentHistoricHold,
  presentLinkedAccounts,
} from '../present-history.js';
import { sentenceOf } from '../timeline-sentences.js';
import { ReadAccountPage, type AccountPageParts } from './read-account-page.js';

/** The page of an account: who it is, how it stands and why, and what may be done about it. */
@Injectable()
export class AccountPage {
  private readonly label: LabelOfCode;

  constructor(
    private readonly reading: ReadAccountPage,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CASE_HANDLERS) handlers: CaseHandlers,
  ) {
    this.label = labelsOf(handlers);
  }

  /** The page for somebody who opens it, which the audit trail notes. @throws NotFoundError */
  async open(by: StaffPrincipal, accountId: string): Promise<object> {
    const parts = await this.reading.read(by, accountId);
    const event = {
      action: 'account.opened_by_reader',
      subjectKind: 'account',
      subjectId: accountId,
    } as const;
    await this.unitOfWork.run((tx) =>
      Promise.resolve(this.ledger.record(tx, this.clock.now(), { ...event, actor: actorOf(by), accountId })),
    );
    return this.present(by, parts);
  }

  /** The page as it stands now, for a form that was refused. @throws NotFoundError */
  async again(by: StaffPrincipal, accountId: string): Promise<object> {
    return this.present(by, await this.reading.read(by, accountId));
  }

  private present(by: StaffPrincipal, parts: AccountPageParts): object {
    const { account, links, subaccounts, parent } = parts;
    const sid = toSid('account', account.id);
    const facts = parts.facts.map(presentHistoricFact);
    return {
      title: account.companyName,
      sid,
      path: `/desk/accounts/${sid}`,
      account,
      parent:
        parent === null
          ? null
          : { href: `/desk/accounts/${toSid('account', parent.id)}`, company: parent.companyName },
      subaccounts: subaccounts.map(({ id, companyName, friendlyName, status }) => ({
        href: `/desk/accounts/${toSid('account', id)}`,
        name: friendlyName ?? companyName,
        status,
      })),
      may: whatMay(by, account),
      holds: parts.holds.map(presentHistoricHold),
      facts,
      zeroTolerance: facts.filter((fact) => fact.zeroTolerance && fact.counts),
      assessments: parts.assessments.map(presentAssessment),
      cases: parts.cases.map((row) => presentHistoricCase(row, this.label)),
      linked: presentLinkedAccounts(links),
      events: parts.events.map((event) => sentenceOf(event, this.label)),
      options: OPTIONS,
      refusal: null,
      form: {},
    };
  }
}

const OPTIONS = {
  holdCodes: choicesOfCodes(HOLD_CODES),
  services: choicesOf(SERVICES),
  factKinds: Object.entries(FACT_KINDS).map(([value, { label }]) => ({ value, label })),
};

/** What this person may do on this account; the commands ask it again of the locked row. */
function whatMay(by: StaffPrincipal, account: Account): object {
  const ability = abilityOf(by);
  const row = guardedAccount(account);
  const isOpen = account.status !== 'closed';
  return {
    place: isOpen && mayDo(ability, 'place', 'hold', row),
    release: mayDo(ability, 'release', 'hold', row),
    recordFact: mayDo(ability, 'create', 'account_fact', row),
    clearFact: mayDo(ability, 'clear', 'account_fact', row),
    close: isOpen && mayDo(ability, 'close', 'account', row),
  };
}
