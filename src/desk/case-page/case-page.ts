import { Inject, Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { actorOf } from '../../access/principal.js';
import { businessDaysBetween } from '../../cases/business-calendar.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers } from '../../cases/case-handler.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { wordOf } from '../../http/views/words.js';
import { Clock } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { labelsOf, type LabelOfCode } from '../code-labels.js';
import {
  presentAssessment,
  presentHistoricCase,
  presentHistoricFact,
  presentHistoricHold,
  presentLinkedAccounts,
} from '../present-history.js';
import { sentenceOf } from '../timeline-sentences.js';
import type { Snooze } from './case-forms.dto.js';
import { fieldLabel, precedentText, presentOffers } from './present-offers.js';
import { presentPending } from './present-pending.js';
import { turnOf } from './present-turn.js';
import { ReadCasePage, type CasePageParts } from './read-case-page.js';

const SNOOZE_CHOICES = [
  { value: '4h', label: '4 hours' },
  { value: '1d', label: '1 day' },
  { value: '3d', label: '3 days' },
  { value: '7d', label: '1 week' },
  { value: '14d', label: '2 weeks' },
] as const satisfies readonly { value: Snooze; label: string }[];

/** The case page: what they say, what we see, what can be decided. */
@Injectable()
export class CasePage {
  private readonly label: LabelOfCode;

  constructor(
    private readonly reading: ReadCasePage,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {
    this.label = labelsOf(handlers);
  }

  /** The page for somebody who opens it, which the audit trail notes. @throws NotFoundError */
  async open(by: StaffPrincipal, caseId: string): Promise<object> {
    const parts = await this.reading.read(by, caseId);
    const event = { action: 'case.opened_by_reader', subjectKind: 'case', subjectId: caseId } as const;
    const about = { actor: actorOf(by), accountId: parts.row.accountId, caseId };
    await this.unitOfWork.run((tx) =>
      Promise.resolve(this.ledger.record(tx, this.clock.now(), { ...event, ...about })),
    );
    return this.present(by, parts);
  }

  /** The page as it stands now, for a form that was refused. @throws NotFoundError */
  async again(by: StaffPrincipal, caseId: string): Promise<object> {
    return this.present(by, await this.reading.read(by, caseId));
  }

  private present(by: StaffPrincipal, parts: CasePageParts): object {
    const now = this.clock.now();
    const { row, account, panel, offers, evidence, links } = parts;
    const { conversation } = handlerFor(this.handlers, row.type);
    const sid = toSid('case', row.id);
    const [waiting] = parts.pending;
    const facts = parts.facts.map(presentHistoricFact);
    const turn = turnOf(by, row, conversation);
    const [assessment] = parts.assessments;
    return {
      title: `${row.companyName} · ${wordOf(row.type).label}`,
      sid,
      path: `/desk/cases/${sid}`,
      kase: headOf(row, now),
      account: {
        href: `/desk/accounts/${toSid('account', account.id)}`,
        status: account.status,
        plan: account.plan,
      },
      turn,
      panel: panel.model,
      panelView: panel.view,
      evidence,
      messages: parts.messages.map((message) => ({ ...message, fields: message.fields.map(fieldLabel) })),
      zeroTolerance: facts.filter((fact) => fact.zeroTolerance && fact.counts),
      facts,
      assessment: assessment === undefined ? null : presentAssessment(assessment),
      holds: parts.holds.map(presentHistoricHold),
      otherCases: parts.cases
        .filter(({ id }) => id !== row.id)
        .map((other) => presentHistoricCase(other, this.label)),
      decision: turn.isOpen ? null : decisionOn(row.id, parts.cases, this.label),
      linked: presentLinkedAccounts(links),
      precedent: precedentText(parts.precedents.map(({ outcome }) => outcome)),
      offers: presentOffers(offers, conversation),
      noteRequired: offers.some((offer) => offer.note === 'required'),
      pending: waiting === undefined ? null : presentPending(by, row, waiting, this.label, now),
      receivers: parts.receivers.map(({ id, name, roles }) => ({
        value: toSid('staff', id),
        label: `${name} (${roles.map((role) => wordOf(role).label.toLowerCase()).join(', ')})`,
      })),
      events: parts.events.map((event) => sentenceOf(event, this.label)),
      snoozes: SNOOZE_CHOICES,
      refusal: null,
      form: {},
      codes: [],
    };
  }
}

/** What was decided of this case; while it is open, a discussion may have been opened, which the messages show. */
function decisionOn(caseId: string, cases: CasePageParts['cases'], label: LabelOfCode) {
  const own = cases.find(({ id }) => id === caseId);
  return own === undefined ? null : presentHistoricCase(own, label).decision;
}

/** What the head of the page says of the case. */
function headOf(row: CasePageParts['row'], now: Date): object {
  const { dueBy, country } = row;
  const late = dueBy < now;
  return {
    typeLabel: wordOf(row.type).label,
    round: row.round,
    company: row.companyName,
    country,
    status: row.status,
    isPriority: row.lane === 'priority',
    isEscalated: row.escalatedAt !== null,
    headline: row.headline,
    score: row.score,
    band: row.band,
    dueBy,
    daysLeft: late ? -businessDaysBetween(dueBy, now, country) : businessDaysBetween(now, dueBy, country),
    isPaused: row.clockPausedAt !== null,
    closedAt: row.closedAt,
    assignee: row.assigneeName,
    claimedAt: row.claimedAt,
    claimExpiresAt: row.claimExpiresAt,
    snoozedUntil: row.snoozedUntil,
    version: row.version,
  };
}
