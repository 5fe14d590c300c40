export type DevInboxChannel = 'email' | 'sms';

/** A message that was "sent" in development: kept for people and tests to read instead of leaving the machine. */
export interface DevInboxEntry {
  readonly channel: DevInboxChannel;
  readonly to: string;
  /** Empty for an SMS. */
  readonly subject: string;
  readonly text: string;
  /** Empty for an SMS. */
  readonly html: string;
  readonly sentAt: Date;
  /** The same when the same message is sent again, so that it can be kept once. */
  readonly messageId: string;
}

/** Where the entries go: a table in the program, a list in a test. */
export type KeepDevInboxEntry = (entry: DevInboxEntry) => Promise<void>;
