import { ConflictError, InvalidError } from '../../kernel/errors.js';
import type { OutboundPermissionStatus } from '../outbound-permissions.states.js';

/** Too early, or too often: 429 with when to come back. */
export class TooManyCodesError extends ConflictError {
  constructor(
    code: 'code_sent_recently' | 'codes_used_up' | 'codes_paused_for_prefix',
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message, { retryAfterSeconds });
  }
}

/** The request needs no code any more. */
export class NoCodeNeededError extends ConflictError {
  constructor(status: OutboundPermissionStatus) {
    super('request_state', `This request is ${status.replace('_', ' ')}, so it takes no code.`, { status });
  }
}

export class PhoneAlreadyProvedError extends ConflictError {
  constructor() {
    super('phone_already_proved', 'This number is confirmed already. Nothing more is needed for it.');
  }
}

export class PhoneMissingError extends ConflictError {
  constructor() {
    super('phone_missing', 'The request has no phone number yet. Give it one first.');
  }
}

export class CodeNotSentError extends ConflictError {
  constructor() {
    super('code_not_sent', 'No code was sent to this number yet. Ask for one.');
  }
}

export class CodeVoidError extends ConflictError {
  constructor() {
    super('code_void', 'This code is of no use any more. Ask for a new one.');
  }
}

export class CodeExpiredError extends ConflictError {
  constructor() {
    super('code_expired', 'This code has expired. Ask for a new one.');
  }
}

export class CodeFormatError extends InvalidError {
  constructor() {
    const message = 'A code is six digits, 0 to 9. Type it as it was sent.';
    super('code_format', message, [{ field: 'code', code: 'code_format', message }]);
  }
}

/** It was counted as a try. */
export class CodeWrongError extends InvalidError {
  constructor(readonly triesLeft: number) {
    const message =
      WORDS[triesLeft] ?? `This is not the code that was sent. You have ${triesLeft} more tries.`;
    super('code_wrong', message, [{ field: 'code', code: 'code_wrong', message }], { triesLeft });
  }
}

const WORDS: Readonly<Record<number, string>> = {
  0: 'This is not the code that was sent, and it was the last try. Ask for a new code.',
  1: 'This is not the code that was sent. You have one more try.',
};
