import { newId, randomOctets } from '../../kernel/ids.js';
import type { OutboundPermission } from '../outbound-permission.entity.js';
import type { PhoneCodeKey } from './phone-code-key.js';
import type { PhoneCode } from './phone-code.entity.js';
import { CODE_VALID_MS } from './phone-codes.rules.js';
import type { UsablePhone } from './usable-phone.js';

/** A code for this request and this phone, from a random nonce. Its digits are worked out for their hash and forgotten. */
export function newPhoneCode(
  key: PhoneCodeKey,
  request: Pick<OutboundPermission, 'id' | 'accountId'>,
  phone: UsablePhone,
  at: Date,
): PhoneCode {
  const binding = {
    id: newId(at),
    accountId: request.accountId,
    outboundPermissionId: request.id,
    purpose: 'outbound_permission',
    phoneE164: phone.e164,
  } as const;
  const nonce = randomOctets(32);
  return {
    ...binding,
    channel: phone.channel,
    nonce,
    codeHash: key.hashOf(key.digitsOf(binding.id, nonce), binding),
    tries: 0,
    sentAt: at,
    expiresAt: new Date(at.getTime() + CODE_VALID_MS),
    endedAt: null,
    endReason: null,
  };
}
