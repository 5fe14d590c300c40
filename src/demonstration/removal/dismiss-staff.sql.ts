import type { Statement } from '../../database/statement.js';

/** Gives the cases of others that one of the fictional staff holds, back in the queue. */
export function releaseTheirClaims(staffIds: readonly string[]): Statement {
  return {
    name: 'release-claims-of-demonstration-staff',
    text: `UPDATE cases SET status = 'open', assignee_id = NULL, claimed_at = NULL, claim_expires_at = NULL
           WHERE assignee_id = ANY ($1) AND pending_decision_id IS NULL
           RETURNING id, account_id AS "accountId", type`,
    values: [staffIds],
  };
}

/** Gives those of the fictional staff who have meanwhile worked on a case that stays: its record shall go on naming them. */
export function staffWhoWorked(staffIds: readonly string[]): Statement {
  return {
    name: 'demonstration-staff-who-worked',
    text: `SELECT s.id FROM staff s WHERE s.id = ANY ($1) AND (
             EXISTS (SELECT 1 FROM case_notes n WHERE n.staff_id = s.id)
             OR EXISTS (SELECT 1 FROM pending_decisions p WHERE p.staff_id = s.id)
             OR EXISTS (SELECT 1 FROM decisions d WHERE d.actor_id = s.id)
             OR EXISTS (SELECT 1 FROM cases c WHERE c.assignee_id = s.id))`,
    values: [staffIds],
  };
}

const OF_THE_STAFF = ['saved_views', 'staff_tokens', 'sessions', 'one_time_links', 'staff_parties'] as const;

/** Takes away all by which they could come in, then themselves, but for `kept`, whose access is switched off. */
export function dismissal(
  staffIds: readonly string[],
  kept: readonly string[],
  at: Date,
): readonly Statement[] {
  const gone = staffIds.filter((id) => !kept.includes(id));
  return [
    ...OF_THE_STAFF.map((table) => ({
      name: `remove-demonstration-staff-${table}`,
      text: `DELETE FROM ${table} WHERE staff_id = ANY ($1)`,
      values: [staffIds],
    })),
    {
      name: 'disable-demonstration-staff',
      text: `UPDATE staff SET disabled_at = $2 WHERE id = ANY ($1) AND disabled_at IS NULL`,
      values: [kept, at],
    },
    { name: 'remove-demonstration-staff', text: `DELETE FROM staff WHERE id = ANY ($1)`, values: [gone] },
  ];
}
