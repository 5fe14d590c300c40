/**
 * What each audit event says to people, after the name of who did it: "A. Moreau — decided a case". Whoever records a new
 * kind of event adds its line; one without a line is spelled out from its name.
 */
export const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'account.signed_up': 'Received a signup',
  'account.assessed': 'Assessed a signup',
  'account.opened': 'Opened an account',
  'account.opened_by_reader': 'Looked at an account',
  'account.closed': 'Closed an account',
  'account_fact.recorded': 'Recorded a fact about an account',
  'account_fact.cleared': 'Cleared a fact about an account',
  'api_key.created': 'Made an API key',
  'api_key.revoked': 'Revoked an API key',
  'hold.placed': 'Placed a hold or restriction',
  'hold.released': 'Released a hold or restriction',
  'reassessment.filed': 'Filed a reassessment request',
  'reassessment.changed': 'Changed a reassessment request',
  'reassessment.withdrawn': 'Withdrew a reassessment request',
  'case.opened': 'Opened a case',
  'case.opened_by_reader': 'Looked at a case',
  'case.claimed': 'Claimed a case',
  'case.released': 'Gave a case back',
  'case.claim_lapsed': 'Took a case back whose claim had lapsed',
  'case.handed_off': 'Handed a case off',
  'case.snoozed': 'Snoozed a case',
  'case.woken': 'Woke a snoozed case',
  'case.escalated': 'Escalated a case',
  'case.noted': 'Wrote a note on a case',
  'case.message_sent': 'Wrote to the customer',
  'case.information_requested': 'Asked the customer for information',
  'case.answered': 'Answered',
  'case.withdrawn': 'Withdrew a case',
  'case.decision_announced': 'Made a decision that waits to take effect',
  'case.decision_taken_back': 'Took a decision back',
  'case.decision_refused': 'Refused a decision that had waited too long',
  'case.decided': 'Decided a case',
  'evidence.uploaded': 'Uploaded evidence',
  'evidence.opened': 'Opened evidence',
  'evidence.previewed': 'Looked at a preview of evidence',
  'evidence.removed': 'Removed evidence that was never attached',
  'staff.invited': 'Invited somebody to the staff',
  'staff.changed': 'Changed a staff member',
  'staff.signed_in': 'Signed in',
  'staff.signed_out': 'Signed out',
  'staff.sign_in_refused': 'Was refused at the sign-in',
  'staff.sessions_ended': 'Ended sign-ins',
  'staff.password_link_sent': 'Asked for a new password',
  'staff.password_set': 'Set a password',
  'staff.token_created': 'Made an access token',
  'staff.token_revoked': 'Revoked an access token',
  'portal_user.signed_in': 'Signed in to the portal',
  'portal_user.signed_out': 'Signed out of the portal',
  'portal_user.sign_in_refused': 'Was refused at the portal’s sign-in',
  'portal_user.sessions_ended': 'Ended sign-ins to the portal',
  'portal_user.password_link_sent': 'Asked for a new portal password',
  'portal_user.password_set': 'Set a portal password',
  'portal_user.account_chosen': 'Chose an account in the portal',
  'platform_key.created': 'Made a platform key',
  'platform_key.revoked': 'Revoked a platform key',
  'scorecard.published': 'Published the risk scorecard',
  'message.replayed': 'Sent a dead letter again',
  'audit.verified': 'Verified the audit trail',
  'audit.exported': 'Exported from the audit trail',
};

/** `case.decided` → `Decided a case`; `thing.done_so` → `Thing: done so`. */
export function auditWords(action: string): string {
  const known = AUDIT_WORDS[action];
  if (known !== undefined) return known;
  const [thing = '', verb = ''] = action.replaceAll('_', ' ').split('.');
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)}: ${verb}`;
}
