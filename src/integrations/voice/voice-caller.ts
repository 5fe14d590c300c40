import { InvalidError } from '../../kernel/errors.js';
import { isE164 } from '../number-lookup/e164.js';

/** Something to be said to whoever takes up one phone. */
export interface SpokenMessage {
  /** E.164: `+493012345678`. */
  readonly to: string;
  /** Plain English sentences; a code as single digits with commas between, so that each is said by itself. */
  readonly text: string;
  /** How often it is said, as nobody can scroll back. */
  readonly times: number;
  /** The same when the same message is said again, so that it can be told from a new one. */
  readonly messageId: string;
}

/** Calls a phone and says something, or keeps it in the development inbox. Called by the worker that delivers the outbox, never inside a transaction. */
export abstract class VoiceCaller {
  /**
   * Resolves when the call was taken over; that somebody takes it up is not promised.
   * @throws InvalidError for one that must not be called as it is; trying again is no use
   * @throws PhoneDeliveryError when it could not be handed over; it says whether trying again is of use
   */
  abstract say(message: SpokenMessage): Promise<void>;
}

/** About a minute of speech. */
const MOST_CHARACTERS = 800;
const MOST_TIMES = 3;

/** @throws InvalidError `call_number_invalid`, `call_text_invalid` */
export function assertSayable({ to, text, times }: SpokenMessage): void {
  if (!isE164(to))
    throw InvalidError.field('to', 'call_number_invalid', 'A call goes to a number like +493012345678.');
  const isSayable = text.trim() !== '' && text.length <= MOST_CHARACTERS;
  if (!isSayable || !Number.isInteger(times) || times < 1 || times > MOST_TIMES)
    throw InvalidError.field(
      'text',
      'call_text_invalid',
      `A call says 1 to ${MOST_CHARACTERS} characters, at most ${MOST_TIMES} times.`,
    );
}
