import type { AutomaticReason } from './automatic-mail.js';

/** A file that came with a mail; nobody has looked at it yet, and its name is what the sender says. */
export interface InboundFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the envelope says, where the server before us handed it on. */
export interface MailEnvelope {
  /** Empty for `<>`, null when it is not known. */
  readonly from: string | null;
  /** Our addresses to which it came. */
  readonly to: readonly string[];
}

/** A mail as far as it is of use to us; all of it is what its sender says. */
export interface InboundMail {
  /** In small letters; null when there is no sender, or more than one. */
  readonly from: string | null;
  /** One line. */
  readonly subject: string;
  /** What the sender wrote himself: without quotes and signature. */
  readonly text: string;
  readonly messageId: string | null;
  /** The messages to which it answers, the last one first. */
  readonly answersTo: readonly string[];
  /** To whom it says it was sent, in the order in which those headers are to be believed. */
  readonly namedRecipients: readonly string[];
  readonly automatic: AutomaticReason | null;
  readonly files: readonly InboundFile[];
  /** The same for the same mail sent again: by its Message-ID, or by what it says when it has none. 64 hex digits. */
  readonly fingerprint: string;
}
