import { chipsOf, listHref, pagerOf } from '../../desk/list-links.js';
import { wordOf, type Word } from '../../http/views/words.js';
import type { Page } from '../../kernel/page.js';
import { AUDIT_WORDS, auditWords } from '../../ledger/audit-words.js';
import type { Verification } from '../../ledger/verify-audit.js';
import { filterIn, type AuditQuery } from './audit.dto.js';
import type { AuditEventView } from './audit.views.js';

export const AUDIT_PATH = '/desk/audit';

const ACTORS = ['staff', 'customer', 'platform', 'system'].map((value) => ({
  value,
  label: wordOf(value).label,
}));
const ACTIONS = Object.entries(AUDIT_WORDS).map(([value, label]) => ({ value, label }));

const CHIP_WORDS = {
  q: (value: string) => `“${value}”`,
  action: (value: string) => (value.includes('.') ? auditWords(value) : wordOf(value).label),
  actor: (value: string) => (/\d/.test(value) ? 'one person or key' : wordOf(value).label),
  account: () => 'one account',
  case: () => 'one case',
  from: (value: string) => `from ${value}`,
  to: (value: string) => `to ${value}`,
};

/** The auditor's page: the events, what they are narrowed to, and the result of a walk along the trail, if one was asked for. */
export function auditPageModel(
  page: Page<AuditEventView>,
  query: AuditQuery,
  verification: Verification | null = null,
): object {
  const filter = filterIn(query);
  return {
    title: 'Audit',
    filter,
    actors: optionsWith(ACTORS, query.actor, 'One person or key'),
    actions: optionsWith(ACTIONS, query.action, `Everything about: ${wordOf(query.action ?? '').label}`),
    chips: chipsOf(AUDIT_PATH, filter, CHIP_WORDS),
    clearHref: AUDIT_PATH,
    exportHref: listHref(`${AUDIT_PATH}/export`, filter),
    events: page.items.map(rowOf),
    verification: verification === null ? null : verificationPanel(verification),
    ...pagerOf(
      AUDIT_PATH,
      { ...filter, ...(query.cursor !== undefined && { cursor: query.cursor }) },
      page.nextCursor,
    ),
  };
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The options, and among them what is chosen, though it came by a link and not from the list. */
function optionsWith(
  options: readonly Option[],
  chosen: string | undefined,
  label: string,
): readonly Option[] {
  if (chosen === undefined || options.some((option) => option.value === chosen)) return options;
  return [{ value: chosen, label }, ...options];
}

function rowOf(event: AuditEventView): object {
  const { actor, account, case: caseSid, companyName } = event;
  const kind: Word = wordOf(actor.kind);
  return {
    ...event,
    caseSid,
    actorIcon: kind.icon,
    actorKind: kind.label,
    actorHref: listHref(AUDIT_PATH, { actor: actor.sid ?? actor.kind }),
    accountLabel: companyName ?? account,
    accountHref: account === null ? null : listHref(AUDIT_PATH, { account }),
    caseHref: caseSid === null ? null : listHref(AUDIT_PATH, { case: caseSid }),
    accountPage: account === null ? null : `/desk/accounts/${account}`,
    casePage: caseSid === null ? null : `/desk/cases/${caseSid}`,
    gist: gistOf(event.detail),
    facts: Object.entries(event.detail).map(([name, value]) => ({
      label: wordOf(spaced(name)).label,
      value: textOf(value),
    })),
  };
}

const LONGEST_GIST = 120;

/** The details in one line; all of them stand below. Sids and hashes say nothing to a reader who skims. */
function gistOf(detail: AuditEventView['detail']): string {
  const parts = Object.entries(detail)
    .map(([name, value]) => [spaced(name), textOf(value).replaceAll('_', ' ')] as const)
    .filter(([, text]) => text !== '' && !/[0-9a-f]{32}/.test(text))
    .map(([name, text]) => `${name.replaceAll('_', ' ')}: ${text}`);
  const line = parts.join(' · ');
  return line.length > LONGEST_GIST ? `${line.slice(0, LONGEST_GIST - 1)}…` : line;
}

/** `confirmedBy` → `confirmed_by`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

function verificationPanel(verification: Verification): object {
  if (verification.ok)
    return {
      tone: 'success',
      icon: 'check',
      title: 'The audit trail is sound',
      text: `Each of ${verification.count.toLocaleString('en')} events is as it was written, in ${verification.seals.toLocaleString('en')} seals${verification.unsealed === 0 ? '' : `; ${verification.unsealed} are too new to be sealed`}.`,
      head: verification.head,
    };
  const { firstBad, count } = verification;
  const where = firstBad.eventId === null ? `Seal ${firstBad.seal}` : `Event ${firstBad.eventId}`;
  return {
    tone: 'danger',
    icon: 'warning',
    title: `The audit trail is broken: ${where.toLowerCase()}`,
    text: `${firstBad.text} The ${count.toLocaleString('en')} events before it are as they were written.`,
    head: null,
  };
}
