import { abilityOf } from '../../access/ability.js';
import { mayDo } from '../../access/authorize.js';
import type { StaffPrincipal } from '../../access/principal.js';
import type { Conversation } from '../../cases/case-handler.js';
import { isCaseOpen } from '../../cases/cases.states.js';
import { ESCALATED_QUEUE } from '../../cases/queues.js';
import type { CaseRow } from '../../cases/read-cases.sql.js';

/** Whose turn it is, and so what this person is offered. The commands ask it all again of the locked row. */
export interface Turn {
  readonly isOpen: boolean;
  readonly isYours: boolean;
  readonly isTheirs: boolean;
  readonly isPending: boolean;
  readonly isWithCustomer: boolean;
  readonly isSnoozed: boolean;
  readonly mayClaim: boolean;
  /** Why this person cannot take it; null when he can, or when nobody needs to. */
  readonly whyNot: string | null;
  readonly mayNote: boolean;
  readonly mayMessage: boolean;
  readonly mayHandOff: boolean;
  /** After a refused form: how to go on from the state the case is in now. */
  readonly goOnText: string;
}

export function turnOf(by: StaffPrincipal, row: CaseRow, conversation: Conversation | null): Turn {
  const ability = abilityOf(by);
  const guarded = { type: row.type, country: row.country, band: row.band };
  const mayWork = mayDo(ability, 'work', 'case', guarded);
  const isOpen = isCaseOpen(row.status);
  const isYours = row.assigneeId === by.staff.id;
  const isTheirs = row.assigneeId !== null && !isYours;
  const isPending = row.pendingDecisionId !== null;
  const whyNot = isOpen && mayWork ? whyNotFor(by, row) : null;
  const takes = isOpen && mayWork && whyNot === null;
  return {
    isOpen,
    isYours: isYours && !isPending,
    isTheirs: isTheirs && !isPending,
    isPending,
    isWithCustomer: row.status === 'awaiting_customer',
    isSnoozed: row.status === 'snoozed',
    mayClaim: takes && row.assigneeId === null && !isPending,
    whyNot,
    mayNote: mayWork,
    mayMessage: takes && conversation !== null,
    goOnText: goOnText(isOpen, isYours && !isPending),
    mayHandOff: isOpen && !isPending && (isYours || mayDo(ability, 'hand_off', 'case', guarded)),
  };
}

function goOnText(isOpen: boolean, isYours: boolean): string {
  if (!isOpen)
    return 'Nothing of yours was applied. What you typed is kept below, so that you can leave it as a note.';
  if (isYours) return 'This is how it stands now. What you typed is still here; look at it again and go on.';
  return 'This is how it stands now. What you typed is kept below.';
}

function whyNotFor(by: StaffPrincipal, row: CaseRow): string | null {
  if (row.excludedStaffIds.includes(by.staff.id))
    return 'You decided the earlier round of this matter; somebody else must decide this one.';
  if (row.queue === ESCALATED_QUEUE && !abilityOf(by).can('override', 'case'))
    return 'This case was escalated; a senior reviewer takes it.';
  return null;
}
