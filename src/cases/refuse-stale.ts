import type { Tx } from '../database/tx.js';
import { CaseAlreadyDecidedError, StaleCaseError } from './case-refusals.js';
import { isCaseOpen } from './cases.states.js';
import type { LockedCase } from './locked-case.sql.js';

/** Refuses a form drawn from an older state, saying who did what and when. @throws CaseAlreadyDecidedError, StaleCaseError */
export async function refuseStale(tx: Tx, kase: LockedCase, version: number | undefined): Promise<void> {
  if (!isCaseOpen(kase.status)) throw new CaseAlreadyDecidedError(await lastChange(tx, kase));
  if (version === undefined || version === kase.version) return;
  throw new StaleCaseError(kase.id, version, kase.version, await lastChange(tx, kase));
}

/** "K. Moreau rejected this case on 2026-11-22T14:02:11Z." */
async function lastChange(tx: Tx, kase: LockedCase): Promise<string> {
  const [last] = await tx.query<{ actor: string; action: string; outcome: string | null; at: Date }>({
    name: 'last-change-of-case',
    text: `SELECT e.actor_label AS actor, e.action, e.detail->>'outcome' AS outcome, e.at
             FROM audit_events e WHERE e.case_id = $1 AND e.action <> ALL ($2) ORDER BY e.at DESC, e.id DESC LIMIT 1`,
    values: [kase.id, ['case.noted', 'evidence.opened', 'case.opened_by_reader']],
  });
  if (last === undefined) return 'This case was changed in the meantime.';
  const outcome = last.outcome === null ? '' : ` (${last.outcome.replaceAll('_', ' ')})`;
  return `${last.actor} ${VERBS[last.action] ?? 'changed'} this case${outcome} on ${last.at.toISOString()}.`;
}

const VERBS: Readonly<Record<string, string>> = {
  'case.decided': 'decided',
  'case.claimed': 'claimed',
  'case.released': 'released',
  'case.handed_off': 'handed off',
  'case.snoozed': 'snoozed',
  'case.escalated': 'escalated',
  'case.information_requested': 'asked the customer about',
  'case.answered': 'answered in',
  'case.withdrawn': 'withdrew',
  'reassessment.changed': 'changed the ticket of',
  'reassessment.withdrawn': 'withdrew the ticket of',
};
