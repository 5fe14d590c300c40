import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { OutboundPermission } from '../outbound-permission.entity.js';
import {
  CodeExpiredError,
  CodeFormatError,
  CodeNotSentError,
  CodeVoidError,
  PhoneAlreadyProvedError,
} from './code-refusals.js';
import { PhoneCodeKey } from './phone-code-key.js';
import type { PhoneCode } from './phone-code.entity.js';
import { isSixDigits, MOST_TRIES } from './phone-codes.rules.js';
import { countTry, newestCodeOf } from './phone-codes.sql.js';

/** One guess that was counted and compared. */
export interface Guess {
  readonly isRight: boolean;
  readonly code: PhoneCode;
  readonly triesLeft: number;
}

/**
 * T6: five tries a code. A try is counted and committed before anything is compared, so that guesses sent all at once, or
 * broken off, are no more than five either.
 */
@Injectable()
export class TryPhoneCode {
  constructor(
    private readonly database: Database,
    private readonly key: PhoneCodeKey,
  ) {}

  /**
   * Compares what was typed with the request's code.
   * @throws CodeFormatError (which is no try), CodeNotSentError, CodeVoidError, CodeExpiredError, PhoneAlreadyProvedError
   */
  async run(request: Pick<OutboundPermission, 'id' | 'phoneE164'>, typed: string, at: Date): Promise<Guess> {
    if (!isSixDigits(typed)) throw new CodeFormatError();
    if (request.phoneE164 === null) throw new CodeNotSentError();
    const code = await this.database.find<PhoneCode>(countTry(request.id, request.phoneE164, at));
    if (code === null) throw await this.whyNone(request, at);
    return {
      isRight: this.key.matches(typed, code.codeHash, code),
      code,
      triesLeft: MOST_TRIES - code.tries,
    };
  }

  private async whyNone(
    { id, phoneE164 }: Pick<OutboundPermission, 'id' | 'phoneE164'>,
    at: Date,
  ): Promise<Error> {
    const code = await this.database.find<PhoneCode>(newestCodeOf(id));
    if (code === null || code.phoneE164 !== phoneE164) return new CodeNotSentError();
    if (code.endReason === 'used') return new PhoneAlreadyProvedError();
    if (code.tries >= MOST_TRIES) return new CodeVoidError();
    return code.expiresAt <= at ? new CodeExpiredError() : new CodeVoidError();
  }
}
