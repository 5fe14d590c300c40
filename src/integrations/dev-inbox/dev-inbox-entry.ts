export type DevInboxChannel = 'email' | 'sms' | 'voice';

/** A message that was "sent" in development: kept for people and tests to read instead of leaving the machine. */
export interface DevInboxEntry {
  readonly channel: DevInboxChannel;
  readonly to: string;
  /** Empty for an SMS and a call. */
  readonly subject: string;
  readonly text: string;
  /** Empty for an SMS and a call. */
  readonly html: string;
  /** Where an answer to an e-mail would go, if not to its sender. */
  readonly replyTo?: string | null;
  readonly sentAt: Date;
  /** The same when the same message is sent again, so that it can be kept once. */
  readonly messageId: string;
}

/** Where the entries go: a table in the program, a list in a test. */
export type KeepDevInboxEntry = (entry: DevInboxEntry) => Promise<void>;
