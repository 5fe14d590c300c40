import type { Reader } from '../../database/tx.js';

/** When the newest code of a request was sent, and until when it is good. */
export interface PhoneStep {
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** The newest code of each of these requests, by request id, for presenting; a request without one is missing. */
export async function phoneStepOf(
  reader: Reader,
  permissionIds: readonly string[],
): Promise<ReadonlyMap<string, PhoneStep>> {
  if (permissionIds.length === 0) return new Map();
  const rows = await reader.query<PhoneStep & { readonly id: string }>({
    name: 'newest-phone-codes',
    text: `SELECT DISTINCT ON (p.outbound_permission_id) p.outbound_permission_id AS id, p.sent_at AS "sentAt", p.expires_at AS "expiresAt"
           FROM phone_codes p WHERE p.outbound_permission_id = ANY($1)
           ORDER BY p.outbound_permission_id, p.sent_at DESC, p.id DESC`,
    values: [[...permissionIds]],
  });
  return new Map(rows.map(({ id, sentAt, expiresAt }) => [id, { sentAt, expiresAt }]));
}
