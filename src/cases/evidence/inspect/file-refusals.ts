import { InvalidError } from '../../../kernel/errors.js';

/** Every reason for which an uploaded file is refused, and what its sender can do about it. */
const REFUSALS = {
  file_empty: 'The file is empty. Choose it again.',
  file_too_large: 'The file is larger than 10 MB. Send a smaller picture or fewer pages.',
  file_type_not_allowed: 'Only PNG, JPEG and WebP pictures, not animated, and PDF documents can be attached.',
  file_content_mismatch:
    'The content of the file is not what its name says. Save it again in the right format.',
  file_encrypted:
    'The document is protected by a password or encrypted. Save it without protection and try again.',
  file_active_content:
    'The document contains scripts, attachments or actions. Print it to a new PDF and attach that.',
  file_unreadable:
    'The file is damaged or holds something else besides the picture or document. Save or export it again.',
  file_bomb: 'The file would unpack to an extreme size. Save it with fewer pixels, pages or objects.',
} as const;

export type FileRefusal = keyof typeof REFUSALS;

/**
 * The refusal of the uploaded file, to be thrown; it stands at the form's field `file`.
 * @param facts what was found, for the log; never shown to the sender
 */
export function refuseFile(code: FileRefusal, facts: Readonly<Record<string, unknown>> = {}): InvalidError {
  const message = REFUSALS[code];
  return new InvalidError(code, message, [{ field: 'file', code, message }], facts);
}
