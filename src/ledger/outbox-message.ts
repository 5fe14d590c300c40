export const CHANNELS = ['email', 'sms', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * A promise to tell the outside world something, kept by the worker after the commit, at least once, its id being the
 * idempotency key. `payload` is what the template needs; a withheld reason never enters it.
 */
export interface OutboxMessage {
  readonly channel: Channel;
  /** The template under `views/emails/` (e-mail), or the event type (webhook). */
  readonly template: string;
  readonly to: string;
  readonly accountId?: string | null;
  readonly caseId?: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}
