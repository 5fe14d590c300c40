import type { Tx } from '../../database/tx.js';
import type { OutboundPermission } from '../outbound-permission.entity.js';
import { TooManyCodesError } from './code-refusals.js';
import type { PhoneCode } from './phone-code.entity.js';
import { MOST_TRIES, secondsUntilResend } from './phone-codes.rules.js';
import { lastSentTo, newestCodeOf } from './phone-codes.sql.js';
import type { UsablePhone } from './usable-phone.js';

/** Whether the customer holds a code for this request that may still be typed in. */
export async function hasGoodCode(
  tx: Tx,
  { id }: Pick<OutboundPermission, 'id'>,
  at: Date,
): Promise<boolean> {
  const [code] = await tx.query<PhoneCode>(newestCodeOf(id));
  return code !== undefined && code.endedAt === null && code.tries < MOST_TRIES && code.expiresAt > at;
}

/** A customer who mistyped his number may give another at once; the same number waits. @throws TooManyCodesError */
export async function refuseSentRecently(
  tx: Tx,
  { accountId }: Pick<OutboundPermission, 'accountId'>,
  { e164 }: UsablePhone,
  at: Date,
): Promise<void> {
  const [last] = await tx.query<{ sentAt: Date }>(lastSentTo(e164, accountId));
  const seconds = last === undefined ? 0 : secondsUntilResend(last.sentAt, at);
  if (seconds === 0) return;
  throw new TooManyCodesError(
    'code_sent_recently',
    `A code was sent to this number a moment ago. Another can be sent in ${seconds} seconds.`,
    seconds,
  );
}
