import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { PhoneCode } from './phone-code.entity.js';
import { MOST_TRIES, type CodeEndReason } from './phone-codes.rules.js';

/** The newest code of a request, of use or not. Index: phone_codes_request. */
export function newestCodeOf(permissionId: string): Statement {
  return {
    name: 'newest-phone-code',
    text: `SELECT ${columnsOf(PhoneCode, 'p')} FROM phone_codes p WHERE p.outbound_permission_id = $1
           ORDER BY p.sent_at DESC, p.id DESC LIMIT 1`,
    values: [permissionId],
  };
}

/** When the account last had a code sent to this number. Index: phone_codes_phone. */
export function lastSentTo(phoneE164: string, accountId: string): Statement {
  return {
    name: 'phone-code-last-sent',
    text: `SELECT p.sent_at AS "sentAt" FROM phone_codes p WHERE p.phone_e164 = $1 AND p.account_id = $2
           ORDER BY p.sent_at DESC LIMIT 1`,
    values: [phoneE164, accountId],
  };
}

/**
 * Counts one try and gives the code that it is a try at; no row when there is none, or all tries are used up, or it is over.
 * One statement by itself: of any number of guesses at once, five find a row.
 */
export function countTry(permissionId: string, phoneE164: string, at: Date): Statement {
  return {
    name: 'count-phone-code-try',
    text: `UPDATE phone_codes p SET tries = p.tries + 1
           WHERE p.outbound_permission_id = $1 AND p.phone_e164 = $2 AND p.ended_at IS NULL
             AND p.tries < ${MOST_TRIES} AND p.expires_at > $3
           RETURNING ${columnsOf(PhoneCode, 'p')}`,
    values: [permissionId, phoneE164, at],
  };
}

/** Ends the code of the request that is of use, if there is one. */
export function endLiveCode(permissionId: string, reason: CodeEndReason, at: Date): Statement {
  return {
    name: 'end-live-phone-code',
    text: `UPDATE phone_codes SET ended_at = $3, end_reason = $2
           WHERE outbound_permission_id = $1 AND ended_at IS NULL RETURNING id`,
    values: [permissionId, reason, at],
  };
}

/** Uses the code up; no row when it was used or replaced meanwhile. */
export function useCode(id: string, at: Date): Statement {
  return {
    name: 'use-phone-code',
    text: `UPDATE phone_codes SET ended_at = $2, end_reason = 'used' WHERE id = $1 AND ended_at IS NULL RETURNING id`,
    values: [id, at],
  };
}

/**
 * Another account on hold that has proved this number, now or earlier, if there is one.
 * Indexes: phone_codes_phone, outbound_permissions_proved_phone.
 */
export function provedByAccountOnHold(phoneE164: string, accountId: string): Statement {
  return {
    name: 'phone-proved-by-account-on-hold',
    text: `SELECT proved.account_id AS "accountId"
           FROM (SELECT p.account_id FROM phone_codes p WHERE p.phone_e164 = $1 AND p.end_reason = 'used'
                 UNION SELECT o.account_id FROM outbound_permissions o WHERE o.phone_e164 = $1 AND o.phone_proved_at IS NOT NULL) proved
           WHERE proved.account_id <> $2 AND EXISTS (
             SELECT 1 FROM holds h WHERE h.account_id = proved.account_id AND h.kind = 'hold' AND h.released_at IS NULL)
           LIMIT 1`,
    values: [phoneE164, accountId],
  };
}
