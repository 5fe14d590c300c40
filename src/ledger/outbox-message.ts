import type { EmailPayloads, EmailTemplate } from './email-payloads.js';
import type { PlatformEvents, PlatformEventType } from './platform-event-payloads.js';

export const CHANNELS = ['email', 'sms', 'voice', 'webhook', 'event'] as const;
export type Channel = (typeof CHANNELS)[number];

interface Promised {
  readonly to: string;
  readonly accountId?: string | null;
  readonly caseId?: string | null;
}

/** An e-mail by template, with exactly what that template needs. */
export interface EmailMessage<T extends EmailTemplate = EmailTemplate> extends Promised {
  readonly channel: 'email';
  readonly template: T;
  readonly payload: EmailPayloads[T];
}

/** A text message; `template` names what it is for. `to` is E.164. */
export interface SmsMessage extends Promised {
  readonly channel: 'sms';
  readonly template: string;
  readonly payload: { readonly text: string };
}

/** A code by text message or call. Its digits are worked out when it is sent: the message only says which code it is. */
export interface PhoneCodeMessage extends Promised {
  readonly channel: 'sms' | 'voice';
  readonly template: 'phone-code';
  readonly payload: { readonly phoneCodeId: string };
}

/** A signed webhook by the type of its event; `to` names who receives it (`platform`), not where. */
export interface WebhookMessage<T extends PlatformEventType = PlatformEventType> extends Promised {
  readonly channel: 'webhook';
  readonly template: T;
  readonly payload: PlatformEvents[T];
}

/** Where a customer profile stands now, for the address that its owner gave; `to` is the profile's sid. */
export interface StatusCallbackMessage extends Promised {
  readonly channel: 'webhook';
  readonly template: typeof STATUS_CALLBACK;
  readonly payload: {
    readonly url: string;
    readonly accountSid: string;
    readonly profileSid: string;
    readonly status: string;
  };
}
export const STATUS_CALLBACK = 'customer-profile.status';

/**
 * An event for whoever subscribed to its type: `template` is the type, `to` the CloudEvents source (the sid of what it is about), the
 * payload its `data`. It becomes a delivery for each sink that wants it.
 */
export interface EventMessage extends Promised {
  readonly channel: 'event';
  readonly template: string;
  readonly accountId: string;
  readonly payload: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A promise to tell the outside world something, kept by the worker after the commit, at least once, its id being the
 * idempotency key. A withheld reason never enters it.
 */
export type OutboxMessage =
  | { readonly [T in EmailTemplate]: EmailMessage<T> }[EmailTemplate]
  | SmsMessage
  | PhoneCodeMessage
  | EventMessage
  | StatusCallbackMessage
  | { readonly [T in PlatformEventType]: WebhookMessage<T> }[PlatformEventType];
