import { abilityOf } from '../../access/ability.js';
import { mayDo } from '../../access/authorize.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { conditionSentences } from '../../cases/condition-sentences.js';
import type { CaseRow } from '../../cases/read-cases.sql.js';
import { wordOf } from '../../http/views/words.js';
import { toSid } from '../../kernel/ids.js';
import type { LabelOfCode } from '../code-labels.js';
import { decisionText } from '../timeline-sentences.js';
import type { WaitingDecision } from './case-around.sql.js';

/** A decision that waits, with what this person may do about it. */
export function presentPending(
  by: StaffPrincipal,
  row: CaseRow,
  pending: WaitingDecision,
  label: LabelOfCode,
  now: Date,
) {
  const { request, applyAt } = pending;
  const ability = abilityOf(by);
  const guarded = { type: row.type, country: row.country, band: row.band };
  const isOwn = pending.staffId === by.staff.id;
  const mayConfirm = mayDo(ability, 'confirm', 'case', guarded);
  const isOver = applyAt !== null && new Date(applyAt) <= now;
  return {
    sid: toSid('decision', pending.id),
    text: decisionText(request.outcome, request.codes, label),
    tone: wordOf(request.outcome).tone,
    note: request.note,
    told: request.publicMessage,
    conditions: conditionSentences(request.conditions),
    who: isOwn ? 'You' : pending.staffName,
    at: pending.createdAt,
    applyAt,
    isOver,
    waitsForSecond: pending.waitsFor === 'second_person',
    mayConfirm: pending.waitsFor === 'second_person' && !isOwn && mayConfirm,
    mayTakeBack: !isOver && (isOwn || mayConfirm) && mayDo(ability, 'work', 'case', guarded),
    isOwn,
  };
}
