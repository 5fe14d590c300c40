import { conditionSentences } from '../cases/condition-sentences.js';
import { FACT_KINDS } from '../accounts/account-facts.js';
import { SIGNALS } from '../assessments/signals/signal.js';
import type { LinkedAccount } from '../assessments/find-links.js';
import { holdCode } from '../holds/hold.codes.js';
import { isOwn } from '../holds/inherited-hold.js';
import { wordOf } from '../http/views/words.js';
import { toSid } from '../kernel/ids.js';
import type { HistoricAssessment, HistoricCase, HistoricFact, HistoricHold } from './account-history.sql.js';
import type { LabelOfCode } from './code-labels.js';
import { decisionText } from './timeline-sentences.js';

/** A hold as a line of history. */
export function presentHistoricHold(hold: HistoricHold) {
  return {
    ...hold,
    note: hold.note === null ? null : withoutSids(hold.note),
    sid: toSid('hold', hold.id),
    label: holdCode(hold.code).label,
    kindLabel: hold.kind === 'hold' ? 'Hold' : 'Restriction',
    covers:
      hold.services === null ? 'everything' : hold.services.map((word) => wordOf(word).label).join(', '),
    isOpen: hold.releasedAt === null,
    isOwn: isOwn(hold),
  };
}

/** What was found out about the account; `rule` is where zero tolerance comes from. */
export function presentHistoricFact(fact: HistoricFact) {
  const { label, rule } = FACT_KINDS[fact.kind];
  const { note, text } = fact.detail;
  const said = [note, text].find((one) => typeof one === 'string' && one !== '');
  return {
    ...fact,
    sid: toSid('fact', fact.id),
    label,
    rule,
    said: said ?? null,
    counts: fact.clearedAt === null,
    tone: fact.zeroTolerance ? 'danger' : 'warning',
  };
}

/** An earlier or other case of the account, with how it was decided. */
export function presentHistoricCase(row: HistoricCase, label: LabelOfCode) {
  const sid = toSid('case', row.id);
  return {
    sid,
    href: `/desk/cases/${sid}`,
    title: `${wordOf(row.type).label}${row.round > 1 ? `, round ${row.round}` : ''}`,
    status: row.status,
    openedAt: row.openedAt,
    decision:
      row.outcome === null
        ? null
        : {
            text: decisionText(row.outcome, row.codes ?? [], label),
            tone: wordOf(row.outcome).tone,
            icon: wordOf(row.outcome).icon,
            who: row.decidedBy ?? '',
            confirmedBy: row.confirmedBy,
            at: row.decidedAt,
            note: row.note,
            told: row.publicMessage,
            conditions: conditionSentences(row.conditions),
          },
  };
}

/** The account's sid in a sentence; the page names the account and links to it. */
const SID_IN_SENTENCE = / \(AC[0-9a-f]{32}\)/g;

/** Sentences of an assessment name accounts by name and sid; people read the name. */
export function withoutSids(text: string): string {
  return text.replaceAll(SID_IN_SENTENCE, '');
}

/** An assessment with its signals, those that weigh most first. */
export function presentAssessment(assessment: HistoricAssessment) {
  const { score, band, outcome, createdAt, trigger, scorecardVersion, failedSources } = assessment;
  return {
    sid: toSid('assessment', assessment.id),
    score,
    band,
    outcome,
    trigger,
    createdAt,
    scorecardVersion,
    failedSources: failedSources.map(({ name }) => wordOf(name).label),
    signals: [...assessment.signals]
      .sort((a, b) => b.points - a.points)
      .map(({ name, points, why, links = [] }) => ({
        title: Object.hasOwn(SIGNALS, name) ? SIGNALS[name] : wordOf(name).label,
        points,
        why: withoutSids(why),
        links: links.map(({ accountSid, companyName }) => ({
          href: `/desk/accounts/${accountSid}`,
          company: companyName,
        })),
      })),
  };
}

const SHARED: Readonly<Record<LinkedAccount['kind'], string>> = {
  phone: 'phone',
  card: 'card',
  device: 'device',
  website_domain: 'domain',
  email: 'mailbox',
  company_name: 'name',
};

/** Each linked account once, with all that it shares, in the order given; and how many there are of each state. */
export function presentLinkedAccounts(links: readonly LinkedAccount[]) {
  const bySid = new Map<string, { account: LinkedAccount; shares: string[] }>();
  for (const link of links) {
    const known = bySid.get(link.accountSid);
    if (known === undefined) bySid.set(link.accountSid, { account: link, shares: [SHARED[link.kind]] });
    else known.shares.push(SHARED[link.kind]);
  }
  const accounts = [...bySid.values()].map(({ account, shares }) => ({
    href: `/desk/accounts/${account.accountSid}`,
    company: account.companyName,
    status: account.status,
    since: account.since,
    shares: `same ${shares.join(', ')}`,
  }));
  const statuses = [...new Set(accounts.map(({ status }) => status))];
  const summary = statuses.map(
    (status) =>
      `${accounts.filter((account) => account.status === status).length} ${wordOf(status).label.toLowerCase()}`,
  );
  return { accounts, summary: summary.join(', ') };
}
