import { Injectable } from '@nestjs/common';
import { columnsOf } from '../../database/rows.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import { PhoneCodeKey } from './phone-code-key.js';
import { PhoneCode } from './phone-code.entity.js';
import { minutesLeft, MOST_TRIES } from './phone-codes.rules.js';

/** A code in words, for the moment of sending it and no longer. */
export interface WrittenCode {
  readonly text: string;
  /** For the ear: each digit by itself. */
  readonly speech: string;
}

/** Works the digits of a code out again when its message leaves. */
@Injectable()
export class WritePhoneCode {
  constructor(
    private readonly database: Database,
    private readonly key: PhoneCodeKey,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidError when the code is of no use any more, or was made with another key: no later try will do better */
  async write(phoneCodeId: string): Promise<WrittenCode> {
    const now = this.clock.now();
    const code = await this.database.find<PhoneCode>({
      name: 'find-phone-code',
      text: `SELECT ${columnsOf(PhoneCode, 'p')} FROM phone_codes p WHERE p.id = $1`,
      values: [phoneCodeId],
    });
    if (code === null || code.endedAt !== null || code.tries >= MOST_TRIES || code.expiresAt <= now)
      throw new InvalidError('phone_code_over', 'The code was of no use any more before it could be sent.');
    const digits = this.key.digitsOf(code.id, code.nonce);
    if (!this.key.matches(digits, code.codeHash, code))
      throw new InvalidError(
        'phone_code_key_differs',
        'This process has another PHONE_CODE_KEY than the one that made the code. Set the same everywhere.',
      );
    const minutes = minutesLeft(code.expiresAt, now);
    const advice = `It is valid for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. Nobody from Gatehouse will ask you for it.`;
    return {
      text: `${digits} is your Gatehouse code. ${advice}`,
      speech: `Your Gatehouse code is ${[...digits].join(', ')}. ${advice}`,
    };
  }
}
