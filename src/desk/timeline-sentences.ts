import type { Tone } from '../http/views/words.js';
import { wordOf } from '../http/views/words.js';
import { FACT_KINDS } from '../accounts/account-facts.js';
import type { HistoricEvent } from './account-history.sql.js';
import type { LabelOfCode } from './code-labels.js';
import { PROFILE_SENTENCES } from './profile-sentences.js';
import { STEP_SENTENCES } from './step-sentences.js';

/** An event of the audit trail as the partial `timeline` draws it. */
export interface TimelineEvent {
  readonly at: string;
  readonly text: string;
  readonly who: string;
  readonly icon: string;
  readonly tone: Tone;
  readonly detail: string | null;
}

interface Sentence {
  readonly icon: string;
  readonly tone?: Tone;
  readonly text: string | ((detail: Detail, label: LabelOfCode) => string);
  /** Which text of the event is quoted below the sentence. */
  readonly quotes?: string;
}

type Detail = HistoricEvent['detail'];

/** What each event says to a reviewer. An event that is not here is spelled out from its name. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'account.opened': { icon: 'person', text: 'Account opened' },
  'account.signed_up': { icon: 'person', text: 'Signed up' },
  'account.assessed': {
    icon: 'shield',
    text: (detail) => `Assessed${assessedIn(detail)}`,
  },
  'account.closed': { icon: 'lock', tone: 'danger', text: 'Account closed', quotes: 'reason' },
  'account_fact.recorded': {
    icon: 'flag',
    tone: 'danger',
    text: (detail) => `Recorded: ${factLabel(detail)}`,
  },
  'account_fact.cleared': {
    icon: 'check',
    text: (detail) => `Cleared: ${factLabel(detail)}`,
    quotes: 'note',
  },
  'hold.placed': {
    icon: 'pause',
    tone: 'danger',
    text: (detail, label) =>
      `${textIn(detail, 'kind') === 'restriction' ? 'Restricted' : 'Put on hold'}: ${codeIn(detail, label)}`,
    quotes: 'note',
  },
  'hold.released': {
    icon: 'unlock',
    tone: 'success',
    text: (detail, label) =>
      `${textIn(detail, 'kind') === 'restriction' ? 'Restriction' : 'Hold'} released: ${codeIn(detail, label)}`,
    quotes: 'note',
  },
  'reassessment.filed': { icon: 'scale', tone: 'info', text: (detail) => `Ticket filed${roundIn(detail)}` },
  'reassessment.changed': { icon: 'edit', text: 'Changed the ticket' },
  'reassessment.withdrawn': { icon: 'undo', text: 'Withdrew the ticket' },
  'outbound_permission.opened': { icon: 'outbound', tone: 'info', text: 'Asked for outbound permission' },
  'outbound_permission.changed': { icon: 'edit', text: 'Changed the request' },
  'outbound_permission.completed': { icon: 'check', text: 'All three steps done' },
  'outbound_permission.discussed': { icon: 'message', tone: 'info', text: 'The customer wrote' },
  'outbound_permission.withdrawn': { icon: 'undo', text: 'Withdrew the request' },
  'outbound_permission.reminded': { icon: 'mail', text: 'Reminded the customer of the request' },
  'outbound_permission.closed': { icon: 'lock', text: 'Outbound permission closed' },
  'outbound_permission.lapsed': { icon: 'clock', text: 'Outbound permission ran out' },
  'case.opened': { icon: 'inbox', text: 'Case opened' },
  'case.claimed': { icon: 'person', tone: 'accent', text: 'Claimed' },
  'case.released': { icon: 'person', text: 'Given back to the queue' },
  'case.claim_lapsed': { icon: 'clock', text: 'The claim lapsed; back in the queue' },
  'case.handed_off': {
    icon: 'people',
    text: (detail) => `Handed off to ${textIn(detail, 'to') ?? 'somebody'}`,
  },
  'case.snoozed': { icon: 'moon', text: 'Snoozed', quotes: 'note' },
  'case.woken': { icon: 'sun', text: 'Back from its snooze' },
  'case.escalated': { icon: 'flag', tone: 'warning', text: 'Escalated', quotes: 'note' },
  'case.noted': { icon: 'note', text: 'Noted', quotes: 'text' },
  'case.message_sent': { icon: 'message', text: 'Wrote to the customer', quotes: 'text' },
  'case.information_requested': {
    icon: 'message',
    tone: 'warning',
    text: 'Asked the customer',
    quotes: 'text',
  },
  'case.answered': { icon: 'message', tone: 'info', text: 'The customer answered' },
  'case.withdrawn': { icon: 'undo', text: 'Case withdrawn' },
  'case.decision_announced': {
    icon: 'clock',
    text: (detail, label) => `${decisionIn(detail, label)}; takes effect after a wait`,
    quotes: 'note',
  },
  'case.decision_taken_back': { icon: 'undo', text: 'Took the decision back' },
  'case.decision_refused': {
    icon: 'warning',
    tone: 'warning',
    text: 'The waiting decision could not be made any more',
    quotes: 'why',
  },
  'case.decided': {
    icon: 'check',
    text: (detail, label) => `${decisionIn(detail, label)}${confirmedIn(detail)}`,
    quotes: 'note',
  },
  ...STEP_SENTENCES,
  ...PROFILE_SENTENCES,
  'evidence.uploaded': { icon: 'upload', text: 'Uploaded evidence' },
  'api_key.created': { icon: 'key', text: 'Made an API key' },
  'api_key.revoked': { icon: 'key', text: 'Revoked an API key' },
};

/** The event as a sentence. `label` names the codes. */
export function sentenceOf(event: HistoricEvent, label: LabelOfCode): TimelineEvent {
  const known = SENTENCES[event.action];
  const { at, action, actorLabel, detail } = event;
  if (known === undefined)
    return {
      at,
      text: wordOf(action.replace('.', ' ')).label,
      who: actorLabel,
      icon: 'dot',
      tone: 'neutral',
      detail: null,
    };
  return {
    at,
    text: typeof known.text === 'string' ? known.text : known.text(detail, label),
    who: actorLabel,
    ...lookOf(action, known, detail),
    detail: known.quotes === undefined ? null : textIn(detail, known.quotes),
  };
}

/** A decision looks like its outcome. */
function lookOf(action: string, known: Sentence, detail: Detail): { icon: string; tone: Tone } {
  if (action !== 'case.decided') return { icon: known.icon, tone: known.tone ?? 'neutral' };
  const { icon, tone } = wordOf(textIn(detail, 'outcome') ?? 'decided');
  return { icon, tone };
}

function assessedIn(detail: Detail): string {
  const { score } = detail;
  const band = textIn(detail, 'band');
  return typeof score === 'number' && band !== null
    ? `: ${score}, ${wordOf(band).label.toLowerCase()} risk`
    : '';
}

function textIn(detail: Detail, name: string): string | null {
  const value = detail[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function codeIn(detail: Detail, label: LabelOfCode): string {
  return label(textIn(detail, 'code') ?? '');
}

function factLabel(detail: Detail): string {
  const kind = textIn(detail, 'kind') ?? '';
  return Object.entries(FACT_KINDS).find(([name]) => name === kind)?.[1].label ?? wordOf(kind).label;
}

function roundIn(detail: Detail): string {
  return typeof detail['round'] === 'number' && detail['round'] > 1 ? `, round ${detail['round']}` : '';
}

function confirmedIn(detail: Detail): string {
  const by = textIn(detail, 'confirmedBy');
  return by === null ? '' : `, confirmed by ${by}`;
}

const DECIDED: Readonly<Record<string, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  request_changes: 'Asked for changes',
  discuss: 'Wants to discuss',
};

/** `Rejected: Not enough details, Linked to abusive accounts`. */
export function decisionText(outcome: string, codes: readonly string[], label: LabelOfCode): string {
  const word = DECIDED[outcome] ?? wordOf(outcome).label;
  return codes.length === 0 ? word : `${word}: ${codes.map(label).join(', ')}`;
}

function decisionIn(detail: Detail, label: LabelOfCode): string {
  const codes = Array.isArray(detail['codes']) ? detail['codes'].map(String) : [];
  return decisionText(textIn(detail, 'outcome') ?? 'decided', codes, label);
}
