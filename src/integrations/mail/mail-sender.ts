/** One e-mail to one person, ready to go. */
export interface Mail {
  /** One address and nothing else: `ann@example.com`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where an answer shall go, one address and nothing else; without it to the sender. */
  readonly replyTo?: string;
  /** Further headers, such as `List-Unsubscribe`; not those that the message is made of. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `<unique@our-domain>`; the same when the same message is sent again, so that mailboxes can tell. */
  readonly messageId: string;
}

/** Sends e-mail to the outside world, or to the development inbox. Called by the worker that delivers the outbox, never inside a transaction. */
export abstract class MailSender {
  /**
   * Resolves when the mail was taken over for delivery.
   * @throws InvalidError for a mail that must not be sent as it is; trying again is no use
   * @throws MailDeliveryError when it could not be handed over; it says whether trying again is of use
   */
  abstract send(mail: Mail): Promise<void>;
}
